// Gives each autocomplete the name of its label: the widget that replaces the select takes none over.
function nameOne(select) {
  const label = document.querySelector(`label[for="${select.id}"]`);
  const shown = document.getElementById(`select2-${select.id}-container`);
  if (!label || !shown) return;
  label.id = `${select.id}_label`;
  shown.setAttribute("aria-labelledby", label.id);
  shown.closest("[role=combobox]").setAttribute("aria-labelledby", `${label.id} ${shown.id}`);
}

// The admin's own script makes the widgets in an earlier callback of the same queue.
django.jQuery(() => document.querySelectorAll("select.admin-autocomplete").forEach(nameOne));
