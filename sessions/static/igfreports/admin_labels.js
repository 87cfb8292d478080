// Gives each autocomplete the name of its label: the widget that replaces the select takes none over.
function nameOne(select) {
  const shown = document.getElementById(`select2-${select.id}-container`);
  const box = shown?.closest("[role=combobox]");
  const label = document.querySelector(`label[for="${select.id}"]`);
  const name = label?.textContent.trim() || select.getAttribute("aria-label");
  if (!box || !name) return;
  // The box is named by itself and by what it shows, whatever is chosen later.
  box.id ||= `${select.id}_box`;
  box.setAttribute("aria-label", name);
  box.setAttribute("aria-labelledby", `${box.id} ${shown.id}`);
  shown.setAttribute("aria-labelledby", box.id);
}

const nameAll = (part) => part.querySelectorAll("select.admin-autocomplete").forEach(nameOne);

// The admin's own scripts make the widgets in earlier callbacks of the same queue, those of an added row too.
globalThis.django?.jQuery?.(() => nameAll(document));
document.addEventListener("formset:added", (event) => globalThis.django.jQuery(() => nameAll(event.target)));
