"use strict";
// Sets the chosen look before the page is drawn. A browser that keeps nothing for files goes by the system.
(function () {
  try {
    var chosen = localStorage.getItem("saikes-theme");
    if (chosen) document.documentElement.dataset.theme = chosen;
  } catch (refused) { /* nothing is kept: the look of the system stays */ }
})();
