// Demo accounts: a click fills the sign-in form.
document.addEventListener("click", (event) => {
  const account = event.target.closest("[data-username]");
  if (!account) return;
  const form = document.getElementById("sign-in");
  form.elements.login.value = account.dataset.username;
  form.elements.password.value = account.dataset.password;
  form.querySelector("[type=submit]").focus();
});
