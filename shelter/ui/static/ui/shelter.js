// What the pages do beyond plain HTML. Every task works without this file.
const body = document.body;
const words = document.getElementById("words")?.dataset ?? {};
const soon = document.getElementById("soon");
const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
const post = (url, data, more = {}) =>
  fetch(url, { method: "POST", body: data, headers: { "X-CSRFToken": token() }, credentials: "same-origin", ...more });
const nobodyThere = (answer) => [502, 503, 504].includes(answer.status); // a line that ends before the server
const within = (promise, ms) => Promise.race([promise, new Promise((done) => setTimeout(done, ms))]);
const remember = (name, value) => {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Lax${location.protocol === "https:" ? "; Secure" : ""}`;
};

// Drafts: what is typed is kept on the server, never in the browser.
class Draft {
  constructor(form) {
    this.form = form;
    this.state = form.querySelector("[data-draft-state]");
    this.changed = false;
    form.addEventListener("input", () => { this.changed = true; });
    form.addEventListener("focusout", () => this.keep());
    setInterval(() => this.keep(), 4_000);
    if (!document.querySelector("[data-errors]")) this.putBack();
  }
  // A draft belongs to the address its form is sent to: there it is forgotten once it was taken.
  url(more = "") {
    return `${this.form.dataset.draftUrl}?page=${encodeURIComponent(new URL(this.form.action).pathname)}${more}`;
  }
  async putBack() {
    const answer = await fetch(this.url(), { credentials: "same-origin" }).catch(() => null);
    if (answer?.status !== 200 || answer.redirected || this.changed) return;
    const { at, fields } = await answer.json();
    for (const [name, values] of Object.entries(fields)) this.fill(name, values);
    this.form.dispatchEvent(new Event("put-back"));
    const note = document.createElement("div");
    note.className = "note note-calm";
    note.setAttribute("role", "status");
    const discard = Object.assign(document.createElement("button"), { type: "button", className: "link", textContent: words.discard ?? "" });
    discard.addEventListener("click", async () => { await post(this.url("&discard"), new URLSearchParams()); location.reload(); });
    note.append((words.back ?? "").replace("{time}", at), " ", discard);
    this.form.before(note);
  }
  fill(name, values) {
    const several = [...this.form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
    const fields = several.filter((field) => field.type !== "hidden" && field.type !== "password" && field.type !== "file");
    for (const [place, field] of fields.entries()) {
      if (field.type === "checkbox" || field.type === "radio") field.checked = values.includes(field.value);
      else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
      else field.value = values[place] ?? "";
    }
  }
  fields() {
    const kept = new URLSearchParams();
    for (const [name, value] of new FormData(this.form)) if (typeof value === "string") kept.append(name, value);
    for (const name of ["csrfmiddlewaretoken", "submission"]) kept.delete(name);
    for (const secret of this.form.querySelectorAll("input[type=password]")) kept.delete(secret.name);
    return kept;
  }
  async keep(force = false) {
    if (!this.changed && !force) return true;
    this.changed = false;
    const fields = this.fields();
    const keepalive = fields.toString().length < 60_000; // browsers refuse more
    try {
      const answer = await post(this.url(), fields, { keepalive, signal: AbortSignal.timeout(20_000) });
      if (answer.redirected) throw new Error("signed out meanwhile");
      if (nobodyThere(answer)) throw new Error("out of reach");
      if (!answer.ok) { this.changed = true; return true; } // the server is there: let it judge the form itself
      if (answer.status === 200) this.say(words.kept?.replace("{time}", (await answer.json()).at));
      return true;
    } catch {
      this.changed = true;
      this.say(words.lost);
      return false;
    }
  }
  say(text) { if (this.state && text && !sent.has(this.form)) this.state.textContent = text; }
}
const sent = new WeakSet();
const drafts = new Map([...document.querySelectorAll("form[data-draft-url]")].map((form) => [form, new Draft(form)]));
const keepAll = () => Promise.all([...drafts.values()].map((draft) => draft.keep()));

// Hide: blank first, then keep what was typed, lock the session, and leave for the cover.
let hiding = false;
async function hide() {
  if (hiding || !body.dataset.lockUrl) return;
  hiding = true;
  const cover = document.createElement("p");
  cover.className = "cover";
  cover.textContent = words.covered ?? "";
  body.append(cover);
  body.classList.add("covered");
  document.title = "Shelter";
  await within(keepAll(), 1500);
  await within(post(body.dataset.lockUrl, new URLSearchParams(), { keepalive: true, redirect: "manual" }).catch(() => {}), 2000);
  location.replace(body.dataset.coverUrl);
}
document.querySelector("form[data-hide]")?.addEventListener("submit", (event) => { event.preventDefault(); hide(); });
addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

let shifts = [];
const hardware = matchMedia("(any-pointer: fine)").matches;
addEventListener("keydown", (event) => {
  if (event.key !== "Shift" || !event.code || !hardware) { shifts = []; return; }
  if (event.repeat) return;
  shifts = [...shifts.filter((at) => event.timeStamp - at < 1500), event.timeStamp];
  if (shifts.length === 3) hide();
});

// Nobody there: warn a minute before, then cover. The server locks by itself too.
const idle = Number(body.dataset.idleMinutes) * 60_000;
if (idle) {
  let touched = Date.now();
  const stir = () => { touched = Date.now(); if (soon) soon.textContent = ""; };
  for (const sign of ["pointerdown", "keydown", "scroll"]) addEventListener(sign, stir, { passive: true });
  setInterval(() => {
    const still = Date.now() - touched;
    if (still >= idle) hide();
    else if (still >= idle - 60_000 && soon && !soon.textContent) soon.textContent = words.soon ?? "";
  }, 5_000);
}

// A legal name that was asked for goes away again.
function veil() {
  for (const shown of document.querySelectorAll("[data-veiled]")) {
    shown.textContent = words.veiled ?? "";
    shown.removeAttribute("data-veiled");
  }
}
for (const name of document.querySelectorAll("[data-veil]")) setTimeout(veil, Number(name.dataset.veil) * 1000);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "hidden") return;
  veil();
  keepAll();
});

// Forms go out once; where a draft is kept, only after the server answered, so that no typed word is lost offline.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (event.defaultPrevented || form.method !== "post") return;
  if (sent.has(form)) { event.preventDefault(); return; }
  const draft = drafts.get(form);
  sent.add(form);
  const button = event.submitter;
  button?.setAttribute("aria-disabled", "true");
  const again = () => { sent.delete(form); button?.removeAttribute("aria-disabled"); };
  if (!draft) { setTimeout(again, 8_000); return; } // an answer may be a file, and the page stays
  event.preventDefault();
  const warning = form.querySelector("[data-not-saved]");
  if (warning) warning.hidden = true;
  if (await draft.keep(true)) {
    if (button?.name) form.append(Object.assign(document.createElement("input"), { type: "hidden", name: button.name, value: button.value }));
    if (await delivered(form)) return;
  }
  again();
  if (warning) warning.hidden = false;
});

// A form that is filled on the way stays on the screen until the server has taken it: a line may break in between.
async function delivered(form) {
  if (!form.hasAttribute("data-stay")) { form.submit(); return true; }
  const fields = new URLSearchParams(new FormData(form));
  const answer = await post(form.action, fields, { redirect: "manual", signal: AbortSignal.timeout(30_000) }).catch(() => null);
  if (!answer || nobodyThere(answer)) return false;
  if (answer.type === "opaqueredirect") location.replace(form.action);
  else form.submit(); // something is to be put right, and the page says what
  return true;
}

// The summary of what is still to finish comes into view and under the reader's cursor.
document.querySelector("[data-errors]")?.focus();

// A long job: ask how far it is.
for (const far of document.querySelectorAll("[data-progress-url]")) {
  const bar = far.querySelector("progress");
  const ask = async () => {
    try {
      const state = await (await fetch(far.dataset.progressUrl, { credentials: "same-origin" })).json();
      if (state.url) { location.replace(state.url); return; }
      bar.max = state.total;
      bar.value = state.done;
      far.querySelector("[data-done]").textContent = state.done;
      far.querySelector("[data-total]").textContent = state.total;
    } catch { /* the next question may be answered */ }
    setTimeout(ask, 1500);
  };
  setTimeout(ask, 800);
}

// Menu, looks, printing.
const menu = document.querySelector("[data-menu]");
document.addEventListener("click", (event) => { if (menu?.open && !menu.contains(event.target)) menu.open = false; });
menu?.addEventListener("keydown", (event) => {
  if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); }
});
const looks = document.querySelector("[data-looks]");
if (looks) {
  looks.hidden = false;
  const buttons = [...looks.querySelectorAll("[data-theme]")];
  const mark = () => {
    const now = document.documentElement.dataset.bsTheme ?? "";
    for (const button of buttons) button.setAttribute("aria-pressed", String(button.dataset.theme === now));
  };
  for (const button of buttons) button.addEventListener("click", () => {
    const theme = button.dataset.theme;
    if (theme) document.documentElement.dataset.bsTheme = theme; else delete document.documentElement.dataset.bsTheme;
    remember("shelter_theme", theme);
    mark();
  });
  mark();
}
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Keyboard: / search, g then a letter, ? for the list; single letters can be turned off. Where a draft is kept, people
// write: there no letter leads away.
const keys = document.getElementById("keys");
const opener = document.querySelector("[data-keys-open]");
if (keys && opener) {
  opener.hidden = false;
  opener.addEventListener("click", () => keys.showModal());
  keys.addEventListener("close", () => {
    const on = document.getElementById("keys-on").checked;
    body.toggleAttribute("data-keys", on);
    remember("shelter_keys", on ? "on" : "off");
  });
}
let going = false;
addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog");
  const unsaved = [...drafts.values()].some((draft) => draft.changed);
  if (typing || unsaved || event.ctrlKey || event.altKey || event.metaKey || !body.hasAttribute("data-keys")) { going = false; return; }
  const place = going && document.querySelector(`.tabs [data-key="${CSS.escape(event.key)}"]`);
  const search = document.querySelector("[data-search]");
  if (place) place.click();
  else if (event.key === "/" && search) { event.preventDefault(); search.focus(); }
  else if (event.key === "?") keys?.showModal();
  going = event.key === "g";
});
