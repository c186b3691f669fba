/* Writing an item: the draft is kept while typing; pictures of the item can be put into the text. */
(() => {
  "use strict";
  const form = document.querySelector("form[data-autosave]");
  if (!form) return;

  /* The editor looks for this mark before it writes an inline style; ours stand in editor.css. */
  const mark = document.createElementNS("urn:khum", "style");
  mark.setAttribute("data-tiptap-style", "");
  document.head.append(mark);

  const note = form.querySelector("[data-autosave-note]");
  const version = form.elements.version;
  let timer = 0, busy = false, again = false, stopped = false, sent = false, first = true;

  const say = (words) => { if (note && words) note.textContent = words; };
  const fields = () => {
    const data = new FormData(form);
    data.delete("files");
    return data;
  };
  const keep = async () => {
    if (stopped || sent) return;
    if (busy) { again = true; return; }
    busy = true; again = false;
    try {
      const answer = await fetch(form.dataset.autosave, { method: "POST", body: fields(), headers: { "X-Requested-With": "fetch" } });
      const told = await answer.json();
      if (answer.ok) version.value = told.version;
      if (answer.status === 409) stopped = true;
      say(told.message);
    } catch { say(document.body.dataset.lost); }
    busy = false;
    if (again) later();
  };
  const later = () => { clearTimeout(timer); timer = setTimeout(keep, 2500); };
  form.addEventListener("input", (event) => { if (event.target.type !== "file") later(); });
  /* The page that follows a press of a button carries the newest version itself. */
  form.addEventListener("submit", () => { sent = true; clearTimeout(timer); });

  form.addEventListener("prose-editor:ready", (event) => {
    const { editor, textarea } = event.detail;
    const label = form.querySelector(`label[for="${textarea.id}"]`);
    const box = editor.view.dom;
    box.setAttribute("role", "textbox");
    box.setAttribute("aria-multiline", "true");
    box.setAttribute("aria-label", label ? label.firstChild.textContent.trim() : textarea.name);
    editor.on("update", () => { if (!first) later(); first = false; });
    first = false;
    form.querySelectorAll("[data-picture]").forEach((button) => {
      button.hidden = false;
      button.addEventListener("click", () => {
        const picture = document.createElement("img");
        picture.src = button.dataset.picture; picture.alt = button.dataset.alt;
        editor.chain().focus().insertContent(`<figure>${picture.outerHTML}<figcaption></figcaption></figure>`).run();
      });
    });
  });
})();
