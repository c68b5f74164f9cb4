"use strict";
(() => {
  const words = document.querySelector("#words");
  const shown = document.querySelector("#shown");
  const nothing = document.querySelector(".nothing");
  const picks = [...document.querySelectorAll(".find button")];
  const scripts = [...document.querySelectorAll(".script")].map((box) => ({
    box, text: box.textContent.toLowerCase(), marks: box.dataset.marks.split(" "),
  }));
  const files = [...document.querySelectorAll(".file")];

  function look() {
    const asked = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const marks = picks.filter((pick) => pick.getAttribute("aria-pressed") === "true").map((pick) => pick.value);
    let left = 0;
    for (const { box, text, marks: has } of scripts) {
      const fits = asked.every((word) => text.includes(word)) && marks.every((mark) => has.includes(mark));
      box.hidden = !fits;
      left += fits ? 1 : 0;
    }
    for (const file of files) file.hidden = !file.querySelector(".script:not([hidden])");
    nothing.hidden = left > 0;
    shown.textContent = left === scripts.length ? `共 ${left} 条话术` : `找到 ${left} 条`;
  }

  words.addEventListener("input", look);
  for (const pick of picks) {
    pick.addEventListener("click", () => {
      pick.setAttribute("aria-pressed", pick.getAttribute("aria-pressed") === "true" ? "false" : "true");
      look();
    });
  }
  look();
})();
