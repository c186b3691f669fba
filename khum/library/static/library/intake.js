/* Many files are sent one by one, so that no upload is too long and the list shows each as it arrives.
   Without this script the form sends them all at once. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-intake]");
  if (!form) return;
  const files = form.elements.files, note = form.querySelector("[data-intake-note]");
  for (const [event, over] of [["dragenter", true], ["dragleave", false], ["drop", false]])
    files.addEventListener(event, () => files.classList.toggle("is-over", over));

  form.addEventListener("submit", async (event) => {
    const chosen = [...files.files];
    if (chosen.length < 2) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const button = form.querySelector("button");
    button.disabled = true;
    const tooLarge = [];
    try {
      for (const [place, file] of chosen.entries()) {
        note.textContent = form.dataset.progress.replace("{n}", place + 1).replace("{all}", chosen.length);
        const data = new FormData(form);
        data.delete("files");
        if (place) data.delete("photo");
        data.append("files", file);
        const answer = await fetch(form.action, { method: "POST", body: data });
        if (answer.status === 413) tooLarge.push(file.name);
        if (!answer.ok && answer.status !== 413 && answer.status !== 422) throw new Error(String(answer.status));
      }
      if (!tooLarge.length) { location.assign(location.pathname); return; }
      note.textContent = `${form.dataset.tooLarge} ${tooLarge.join(", ")}`;
      form.reset();
      button.disabled = false;
    } catch {
      note.textContent = form.dataset.lostFile;
      button.disabled = false;
    }
  }, true);
})();
