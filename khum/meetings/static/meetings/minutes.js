/* Minutes: each line is kept while it is typed. Without this script the button keeps them all. */
(() => {
  "use strict";
  const form = document.getElementById("minutes");
  if (!form) return;
  const token = form.elements.csrfmiddlewaretoken.value;
  let sent = false, saving = 0, waiting = null;
  /* A line on its way is waited for: otherwise the page would clash with it. */
  form.addEventListener("submit", (event) => {
    if (saving) { event.preventDefault(); waiting = event.submitter; return; }
    sent = true;
  });
  const saved = () => {
    saving -= 1;
    if (saving || !waiting) return;
    const button = waiting;
    waiting = null;
    form.requestSubmit(button);
  };

  form.querySelectorAll("textarea[data-line]").forEach((box) => {
    const version = form.elements[box.name.replace("text-", "version-")];
    const note = box.parentElement.querySelector("[data-note]");
    let timer = 0, busy = false, again = false, stopped = false;
    const later = () => { clearTimeout(timer); timer = setTimeout(keep, 2000); };
    const keep = async () => {
      if (stopped || sent) return;
      if (busy) { again = true; return; }
      busy = true; again = false; saving += 1;
      const data = new FormData();
      data.append("csrfmiddlewaretoken", token);
      data.append("text", box.value);
      data.append("version", version.value);
      try {
        const answer = await fetch(box.dataset.line, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" } });
        const told = await answer.json();
        if (answer.ok) version.value = told.version;
        if (answer.status === 409) stopped = true;
        note.textContent = told.message;
      } catch { note.textContent = document.body.dataset.lost; }
      busy = false;
      saved();
      if (again) later();
    };
    box.addEventListener("input", later);
  });
})();
