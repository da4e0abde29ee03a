// The search field as a combobox (ARIA 1.2) that suggests pages.

const form = document.querySelector("[data-suggestions]");
const [field, list, said, template] = ["input", "ul", "p", "template"].map((tag) => form.querySelector(tag));
const answers = new Map();
let timer, request, chosen;

function choose(option) {
  for (const one of list.children) one.setAttribute("aria-selected", one === option);
  field.setAttribute("aria-activedescendant", option?.id ?? "");
  option?.scrollIntoView({ block: "nearest" });
  chosen = option;
}

function open(isOpen) {
  choose();
  list.hidden = !isOpen;
  field.setAttribute("aria-expanded", isOpen);
}

function close() {
  clearTimeout(timer);
  request?.abort();
  open(false);
}

function made({ title, url, kind, lang }, place) {
  const option = template.content.firstChild.cloneNode(true);
  const [name, of] = option.children;
  name.append(title);
  of.append(kind);
  if (lang) name.lang = lang;
  option.id = `suggestion-${place}`;
  option.onclick = () => location.assign(url);
  return option;
}

async function suggest() {
  const typed = field.value.trim();
  if (typed.length < 2) return close();
  request?.abort();
  try {
    if (!answers.has(typed)) {
      request = new AbortController();
      const answer = await fetch(`${form.dataset.suggestions}?q=${encodeURIComponent(typed)}`, request);
      answers.set(typed, (await answer.json()).items.map(made));
    }
    const options = answers.get(typed);
    const number = options.length;
    list.replaceChildren(...options);
    open(number > 0);
    said.textContent = (form.dataset[number] ?? form.dataset.many).replace("{number}", number);
  } catch ({ name }) {
    if (name !== "AbortError") close();
  }
}

field.oninput = () => {
  clearTimeout(timer);
  timer = setTimeout(suggest, 120);
};

field.onkeydown = ({ key, isComposing }) => {
  if (isComposing) return;
  const options = [...list.children];
  const at = options.indexOf(chosen);
  const to = { ArrowDown: (at + 1) % options.length, ArrowUp: Math.max(at, 0) - 1, ...(chosen && { Home: 0, End: -1 }) };
  if (key in to) list.hidden ? suggest() : choose(options.at(to[key]));
  else if (key === "Enter" && chosen) chosen.click();
  else if (key === "Escape") {
    if (list.hidden) field.value = "";
    close();
  } else return choose();
  return false;
};

list.onmousedown = () => false; // the field keeps the focus
field.onblur = window.onpagehide = close;

const combobox = { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id };
for (const [name, value] of Object.entries(combobox)) field.setAttribute(name, value);
open(false);
