// A form with data-autosave="<url>" is sent there two seconds after typing stops.
// Nothing is kept in the browser.
const AUTOSAVE_PAUSE = 2000;
const AUTOSAVE_RETRY = 15000;
// Trying again would not help.
const AUTOSAVE_REFUSED = {
  404: "Not saved: this can no longer be done. Copy what you need before you leave.",
  413: "Not saved: this is too long. It is saved once it is shorter.",
};

function startAutosave() {
  document.querySelectorAll("form[data-autosave]").forEach(autosaveForm);
}

function autosaveForm(form) {
  const status = document.createElement("p");
  status.className = "app-autosave nhsuk-hint";
  status.setAttribute("role", "status");
  form.append(status);

  let timer = null;
  let sent = false;
  let last = autosaveBody(form).toString();

  const save = async () => {
    const body = autosaveBody(form);
    if (sent || body.toString() === last) return;
    const saving = body.toString();
    // A form that is refused after its sender confirmed who they are stands at another address than its own.
    body.set("path", form.getAttribute("action") || window.location.pathname);
    try {
      const response = await fetch(form.dataset.autosave, {
        method: "POST",
        body,
        headers: { "X-CSRFToken": autosaveToken(form), "X-Requested-With": "fetch" },
        redirect: "error",
        keepalive: body.toString().length < 60000,
      });
      if (AUTOSAVE_REFUSED[response.status]) {
        status.textContent = AUTOSAVE_REFUSED[response.status];
        return;
      }
      if (!response.ok) throw new Error(response.status);
      last = saving;
      const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
      status.textContent = `Saved at ${time}`;
    } catch {
      status.textContent = "Not saved yet. We will keep trying.";
      clearTimeout(timer);
      timer = setTimeout(save, AUTOSAVE_RETRY);
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(save, AUTOSAVE_PAUSE);
  });
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    sent = true;
  });
  // Back from a page that did not load: the text was not sent after all.
  window.addEventListener("pageshow", () => {
    sent = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") save();
  });
}

function autosaveToken(form) {
  return form.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
}

// The fields as the browser would send them, without passwords, files and the token.
function autosaveBody(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) {
    const secret = form.querySelector(`[type=password][name="${CSS.escape(name)}"]`);
    if (name !== "csrfmiddlewaretoken" && typeof value === "string" && !secret) body.append(name, value);
  }
  return body;
}
