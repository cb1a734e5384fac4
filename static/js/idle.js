// Warns two minutes before somebody is signed out for doing nothing.
// <body data-idle-minutes data-keep-alive-url data-signed-out-url>
const IDLE_WARNING_MINUTES = 2;
const IDLE_CHECK = 1000;

function startIdleWarning() {
  const { idleMinutes, keepAliveUrl, signedOutUrl } = document.body.dataset;
  const dialog = document.getElementById("idle-warning");
  if (!idleMinutes || !keepAliveUrl || !dialog) return;

  const limit = Number(idleMinutes) * 60000;
  const warnAt = limit - Math.min(IDLE_WARNING_MINUTES * 60000, limit / 2);
  const channel = "BroadcastChannel" in window ? new BroadcastChannel("idle") : null;
  let since = Date.now();
  let active = false;

  const stay = () => {
    since = Date.now();
    if (dialog.open) dialog.close();
  };
  // Another tab that keeps the session alive keeps it for this one too.
  channel?.addEventListener("message", stay);

  const keepAlive = async () => {
    try {
      const response = await fetch(keepAliveUrl, {
        method: "POST",
        headers: { "X-CSRFToken": dialog.querySelector("[name=csrfmiddlewaretoken]").value },
        redirect: "error",
      });
      if (!response.ok) throw new Error(response.status);
      channel?.postMessage("stay");
      stay();
    } catch {
      window.location.assign(signedOutUrl || window.location.href);
    }
  };

  ["keydown", "pointerdown"].forEach((kind) =>
    document.addEventListener(kind, () => (active = !dialog.open), { passive: true }),
  );
  dialog.querySelector("[data-stay]").addEventListener("click", keepAlive);
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    keepAlive();
  });

  setInterval(() => {
    const idle = Date.now() - since;
    if (idle >= limit) window.location.assign(signedOutUrl || window.location.href);
    else if (idle >= warnAt && active) {
      active = false;
      keepAlive();
    } else if (idle >= warnAt && !dialog.open) dialog.showModal();
  }, IDLE_CHECK);
}
