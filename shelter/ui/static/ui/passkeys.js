// Passkeys: the browser asks its person; the answer goes to the server with the form.
const parse = {
  get: (options) => ({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) }),
  create: (options) => ({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey) }),
};
const known = (form) => JSON.parse(form.querySelector("#passkey-options")?.textContent ?? document.getElementById("passkey-options").textContent);

async function answer(form) {
  switch (form.dataset.passkey) {
    case "login": {
      const told = await (await fetch(form.action, { headers: { Accept: "application/json" } })).json();
      return navigator.credentials.get(parse.get(told.request_options));
    }
    case "get":
      return navigator.credentials.get(parse.get(known(form).request_options));
    default: {
      const options = known(form).creation_options;
      if (form.elements.passwordless?.checked)
        Object.assign(options.publicKey.authenticatorSelection, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
      return navigator.credentials.create(parse.create(options));
    }
  }
}

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential?.parseRequestOptionsFromJSON) continue;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const failed = form.querySelector("[data-passkey-failed]");
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify((await answer(form)).toJSON());
      form.submit();
    } catch {
      failed.hidden = false;
    }
  });
}
