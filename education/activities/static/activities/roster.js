// The roster: everyone else at once, marks by key, and the count. Without this file the page takes the roll as well.
const form = document.querySelector("form[data-roster]");
const girls = form ? [...form.querySelectorAll("[data-girl]")] : [];
const radios = (girl) => [...girl.querySelectorAll("input[type=radio]")];
const marked = (girl) => radios(girl).find((radio) => radio.checked);
const told = form?.querySelector("[data-count]");
const filled = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function count() {
  const sums = { here: 0, away: 0, declined: 0 };
  for (const girl of girls) if (marked(girl)) sums[marked(girl).value] += 1;
  const all = { ...sums, all: girls.length, marked: sums.here + sums.away + sums.declined };
  const [first, second] = told.children;
  first.textContent = filled(told.dataset.marked, all);
  second.textContent = filled(told.dataset.sums, all);
  if (all.marked < all.all) form.querySelector("[data-rest]").classList.remove("is-done");
}

// What is marked by a script is typed too: the draft must know of it.
function changed() {
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function rest() {
  const button = form.querySelector("[data-rest]");
  const undo = form.querySelector("[data-undo]");
  const plain = form.querySelector("[data-rest-plain]");
  let lately = [];
  plain.remove();
  button.hidden = false;
  button.addEventListener("click", () => {
    lately = girls.filter((girl) => !marked(girl)).map((girl) => radios(girl)[0]);
    for (const here of lately) here.checked = true;
    button.classList.add("is-done");
    undo.hidden = !lately.length;
    changed();
  });
  undo.addEventListener("click", () => {
    for (const here of lately) here.checked = false;
    lately = [];
    button.classList.remove("is-done");
    button.focus();
    undo.hidden = true;
    changed();
  });
}

// A mark that is pressed again is taken away.
function again() {
  const before = new Map();
  const look = () => { for (const girl of girls) before.set(girl, marked(girl)); };
  for (const girl of girls) for (const radio of radios(girl)) radio.addEventListener("click", () => {
    if (before.get(girl) !== radio) return;
    radio.checked = false;
    changed();
  });
  form.addEventListener("input", look);
  form.addEventListener("put-back", look);
  look();
  form.querySelector("[data-roll-again]").hidden = false;
}

// Backspace takes away the mark of the girl one is at, or of the one before.
function takeAway(girl) {
  const one = marked(girl) ? girl : girls[girls.indexOf(girl) - 1];
  if (!one) return;
  for (const radio of radios(one)) radio.checked = false;
  changed();
  radios(one)[0].focus();
}

// H, A and N mark the girl one is at, or the first who is open, and go on to the next.
function keys() {
  const values = { [form.dataset.keyHere]: "here", [form.dataset.keyAway]: "away", [form.dataset.keyDeclined]: "declined" };
  const main = document.getElementById("main");
  let going = false;
  addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !document.body.hasAttribute("data-keys")) return;
    const at = event.target.closest?.("[data-girl]");
    const elsewhere = !at && event.target !== document.body && event.target !== main;
    if (elsewhere || event.target.matches?.("select, a") || document.querySelector("dialog[open]")) return;
    if (going) { going = false; return; }
    if (!at && event.key === "g") { going = true; return; }
    if (at && event.key === "Backspace") { event.preventDefault(); takeAway(at); return; }
    const value = values[event.key.toLowerCase()];
    const girl = at ?? girls.find((each) => !marked(each));
    if (!value || !girl) return;
    event.preventDefault();
    radios(girl).find((radio) => radio.value === value).checked = true;
    changed();
    const next = girls[girls.indexOf(girl) + 1];
    (next ? marked(next) ?? radios(next)[0] : form.querySelector("[type=submit]")).focus();
  });
  const hint = form.querySelector("[data-roll-keys]");
  hint.hidden = !matchMedia("(any-pointer: fine)").matches || !document.body.hasAttribute("data-keys");
}

// What could not be saved is only on this screen: leaving asks first. Hiding never does.
addEventListener("beforeunload", (event) => {
  const waits = form?.querySelector("[data-not-saved]")?.hidden === false;
  if (waits && !document.body.classList.contains("covered")) event.preventDefault();
});

if (told) {
  form.addEventListener("input", count);
  form.addEventListener("put-back", count);
  rest();
  again();
  keys();
  count();
}
