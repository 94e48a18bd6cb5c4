// Keeps the overview as it is on the server: takes the regions that changed in place of the old ones.
'use strict';

const regions = ['now', 'failures', 'inbox', 'queue', 'gallery', 'phase'];
const lost = document.getElementById('lost');
const shown = {};

// What can have the focus is known by its kind and name, since the elements themselves are new each time.
const nameOf = (element) => element.tagName + (element.getAttribute('aria-label') || element.textContent);

function swap(region, html) {
  if (shown[region.id] === html) return;
  shown[region.id] = html;
  const focused = region.contains(document.activeElement) ? nameOf(document.activeElement) : null;
  region.innerHTML = html;
  if (focused === null) return;
  const same = [...region.querySelectorAll('a, button')].find((element) => nameOf(element) === focused);
  const heading = region.querySelector('h2');
  if (same) same.focus({ preventScroll: true });
  else if (heading) {
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  }
}

function connect() {
  const events = new EventSource('/events');
  events.onopen = () => { lost.hidden = true; };
  events.onerror = () => {
    lost.hidden = false;
    // The browser tries again by itself, unless the server answered with an error.
    if (events.readyState === EventSource.CLOSED) setTimeout(connect, 5000);
  };
  for (const id of regions) {
    events.addEventListener(id, (event) => swap(document.getElementById(id), event.data));
  }
  events.addEventListener('say', (event) => {
    const say = document.getElementById('say');
    if (say.textContent !== event.data) say.textContent = event.data;
  });
  addEventListener('pagehide', () => events.close(), { once: true });
}

// A button does its work without loading the page anew; where that fails, as it would without us.
document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  event.preventDefault();
  if (submitter.ariaDisabled) return;
  const body = new URLSearchParams(new FormData(form, submitter));
  // One that is disabled in earnest would lose the focus.
  submitter.ariaDisabled = 'true';
  const answer = await fetch(form.action, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
  submitter.ariaDisabled = null;
  if (!answer || answer.type !== 'opaqueredirect') location.reload();
});

addEventListener('pageshow', (event) => { if (event.persisted) location.reload(); });
connect();
