// On a narrow screen filters start closed, so that results come first; without scripts they stay open.
function closeOnNarrowScreens() {
  if (window.matchMedia("(min-width: 48.0625em)").matches) return;
  document.querySelectorAll("details[data-narrow-closed]").forEach((details) => {
    details.open = false;
  });
}
