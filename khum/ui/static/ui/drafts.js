/* Drafts of long forms, kept in this browser: a lost line or a closed window loses nothing. */
(() => {
  "use strict";
  const body = document.body;

  /* Drafts: a form with data-draft="name" is kept in this browser while it is typed, and offered again. */
  const drafts = (form) => {
    const key = "khum:draft:" + (body.dataset.person || "") + ":" + form.dataset.draft;
    const skip = (field) => !field.name || field.name === "csrfmiddlewaretoken" || ["password", "file", "hidden", "submit", "button"].includes(field.type);
    const read = () => [...form.elements].filter((field) => !skip(field)).map((field) =>
      [field.name, field.value, "checked" in field && ["checkbox", "radio"].includes(field.type) ? field.checked : null]);
    const write = (rows) => {
      const fields = [...form.elements].filter((field) => !skip(field));
      rows.forEach(([name, value, checked], index) => {
        const field = fields[index];
        if (!field || field.name !== name) return;
        if (checked === null) field.value = value; else field.checked = checked;
      });
    };
    const first = JSON.stringify(read());
    let dirty = false, timer = 0;
    const note = form.querySelector("[data-draft-note]");
    const old = localStorage.getItem(key);
    if (old && old !== first && note) {
      note.hidden = false;
      note.querySelector("[data-restore]").addEventListener("click", () => { write(JSON.parse(old)); dirty = true; note.hidden = true; });
      note.querySelector("[data-forget]").addEventListener("click", () => { localStorage.removeItem(key); note.hidden = true; });
    }
    const save = () => { try { localStorage.setItem(key, JSON.stringify(read())); } catch { /* a full store must not stop anybody typing */ } };
    form.addEventListener("input", () => { dirty = true; clearTimeout(timer); timer = setTimeout(save, 600); });
    form.addEventListener("khum:sent", () => { dirty = false; clearTimeout(timer); sessionStorage.setItem("khum:sent", key); });
    window.addEventListener("beforeunload", (event) => { if (dirty) { save(); event.preventDefault(); } });
  };
  /* A draft is dropped once the page that follows shows no errors. */
  const sent = sessionStorage.getItem("khum:sent");
  if (sent) {
    sessionStorage.removeItem("khum:sent");
    if (!document.querySelector(".errors")) localStorage.removeItem(sent);
  }
  document.querySelectorAll("form[data-draft]").forEach(drafts);
})();
