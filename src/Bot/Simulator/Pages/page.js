// The phones: acts go out as JSON, changes come back by version; only what changed is redrawn.
(() => {
  'use strict';

  const body = document.body;
  const pollEvery = 250;
  let version = Number(body.dataset.version);
  let log = Number(body.dataset.log);
  let polling = false;

  const phoneOf = node => node.closest('.phone');
  const phone = user => [...document.querySelectorAll('.phone')].find(p => p.dataset.user === user);

  const element = html => {
    const template = document.createElement('template');
    template.innerHTML = html.trim();
    return template.content;
  };

  // A word about what was set off where nothing else on the page would show it.
  let toldUntil = 0;

  const tell = words => {
    const line = document.getElementById('told');
    line.textContent = words;
    clearTimeout(toldUntil);
    toldUntil = setTimeout(() => { line.textContent = ''; }, 4000);
  };

  const notice = (target, words) => {
    const line = target?.querySelector('.notice');
    if (line) {
      line.textContent = words;
    }
  };

  // Lists that stand at their end stay there when they grow or shrink.
  const following = new WeakSet();

  const toEnd = list => {
    list.scrollTop = list.scrollHeight;
    following.add(list);
  };

  const follow = list => {
    if (following.has(list)) {
      toEnd(list);
    }
  };

  const watch = list => {
    const resized = new ResizeObserver(() => follow(list));
    toEnd(list);
    resized.observe(list);
    list.addEventListener('scroll', () => {
      if (list.scrollHeight - list.scrollTop - list.clientHeight < 60) {
        following.add(list);
      } else {
        following.delete(list);
      }
    });
    list.addEventListener('load', () => follow(list), true);
  };

  async function post(path, content, type) {
    const headers = { 'X-Simulator': '1' };
    if (type) {
      headers['Content-Type'] = type;
    }
    return fetch(path, { method: 'POST', headers, body: content });
  }

  async function act(target, fields) {
    notice(target, '');
    if (fields.act !== 'tap') {
      toEnd(target.querySelector('.talk'));
    }
    try {
      const answer = await post('/page/act', JSON.stringify({ user: target.dataset.user, ...fields }), 'application/json');
      if (!answer.ok) {
        notice(target, await answer.text());
      }
      return answer.ok;
    } catch {
      notice(target, '模拟器没有应答');
      return false;
    } finally {
      poll();
    }
  }

  // Redrawing.

  // A phone that is not shown got something: its name says so until it is shown.
  function fresh(user, isFresh) {
    const box = [...document.querySelectorAll('input[name=shown]')].find(one => one.value === user);
    box?.parentElement.classList.toggle('fresh', isFresh);
    document.querySelector('.people > summary').classList.toggle('fresh', document.querySelector('.people label.fresh') !== null);
  }

  function redraw(change) {
    const target = phone(change.user);
    if (!target) {
      return;
    }
    const talk = target.querySelector('.talk');
    const keep = new Set(change.ids.map(String));
    for (const row of [...talk.children]) {
      if (!keep.has(row.dataset.id)) {
        row.remove();
      }
    }
    for (const id of change.ids) {
      const html = change.drawn[id];
      if (html === undefined) {
        continue;
      }
      const drawn = element(html);
      const present = talk.querySelector(`:scope > [data-id="${id}"]`);
      if (present) {
        present.replaceWith(drawn);
      } else {
        talk.append(drawn);
        if (target.hidden) {
          fresh(change.user, true);
        }
      }
    }
    follow(talk);
  }

  function show(changes) {
    if (changes.version < version) {
      // Another run of the simulator answers on this port.
      location.reload();
      return;
    }
    changes.phones.forEach(redraw);
    if (changes.menu !== null) {
      document.querySelectorAll('.phone > .menu').forEach(menu => menu.replaceChildren(element(changes.menu)));
    }
    if (changes.wire) {
      const list = document.getElementById('wire-log');
      list.append(element(changes.wire));
      while (list.children.length > 300) {
        list.firstElementChild.remove();
      }
      follow(list);
    }
    const clock = document.getElementById('clock');
    if (clock) {
      clock.textContent = changes.clock;
    }
    version = changes.version;
    log = changes.log;
  }

  async function poll() {
    if (polling) {
      return;
    }
    polling = true;
    try {
      const answer = await fetch(`/page/changes?version=${version}&log=${log}`);
      if (answer.ok) {
        show(await answer.json());
      }
    } catch {
      // The simulator is restarting; the next turn asks again.
    } finally {
      polling = false;
    }
  }

  // What people do.

  function selections(card) {
    const chosen = {};
    card.querySelectorAll('select[data-question]').forEach(select => {
      chosen[select.dataset.question] = [select.value];
    });
    card.querySelectorAll('fieldset[data-question]').forEach(vote => {
      chosen[vote.dataset.question] = [...vote.querySelectorAll('input:checked')].map(box => box.value);
    });
    return chosen;
  }

  async function tap(button) {
    const card = button.closest('[data-task]');
    button.classList.add('waiting');
    await act(phoneOf(button), { act: 'tap', task: card.dataset.task, key: button.dataset.key, selections: selections(card) });
    button.classList.remove('waiting');
    button.closest('details')?.removeAttribute('open');
  }

  async function command(path, words) {
    try {
      const answer = await post(path);
      tell(answer.ok ? words : '模拟器没有照办');
    } catch {
      tell('模拟器没有应答');
    }
  }

  async function picture(input) {
    const target = phoneOf(input);
    const file = input.files[0];
    if (!file) {
      return;
    }
    toEnd(target.querySelector('.talk'));
    const answer = await post(`/page/picture?user=${encodeURIComponent(target.dataset.user)}`, file);
    notice(target, answer.ok ? '' : await answer.text());
    input.value = '';
    input.closest('details').open = false;
    poll();
  }

  document.addEventListener('click', event => {
    const target = event.target;
    document.querySelectorAll('.phone details[open], .bar details[open]').forEach(open => {
      if (!open.contains(target)) {
        open.open = false;
      }
    });
    // The authorize page asks whose phone a link was opened on.
    const link = target.closest('.phone a[href]');
    if (link) {
      document.cookie = `opened-by=${encodeURIComponent(phoneOf(link).dataset.user)}; path=/connect/; SameSite=Lax`;
    }
    const button = target.closest('button, a[data-menu]');
    if (!button) {
      return;
    }
    if (button.classList.contains('tap')) {
      tap(button);
    } else if (button.dataset.menu) {
      act(phoneOf(button), { act: 'menu', key: button.dataset.menu });
      button.closest('details')?.removeAttribute('open');
    } else if (button.dataset.act) {
      act(phoneOf(button), { act: button.dataset.act });
      button.closest('details')?.removeAttribute('open');
    } else if (button.dataset.fault) {
      command(`/page/fault?kind=${encodeURIComponent(button.dataset.fault)}`, `已安排：${button.textContent}`);
      button.closest('details').open = false;
    } else if (button.dataset.minutes) {
      command(`/page/clock?minutes=${button.dataset.minutes}`, `时钟 ${button.textContent}`).then(poll);
    } else if (button.dataset.close) {
      document.getElementById(button.dataset.close).hidden = true;
    }
  });

  document.addEventListener('submit', async event => {
    event.preventDefault();
    const form = event.target;
    const target = phoneOf(form);
    if (form.classList.contains('say')) {
      const text = form.elements.text.value;
      if (text === '') {
        return;
      }
      form.elements.text.value = '';
      await act(target, { act: 'say', text });
    } else {
      form.closest('details').open = false;
      await act(target, {
        act: 'location',
        latitude: Number(form.elements.latitude.value),
        longitude: Number(form.elements.longitude.value),
        label: form.elements.label.value,
      });
    }
  });

  document.addEventListener('change', event => {
    const input = event.target;
    if (input.name === 'picture') {
      picture(input);
    } else if (input.name === 'shown') {
      const users = [...document.querySelectorAll('input[name=shown]:checked')].map(box => box.value);
      document.querySelectorAll('.phone').forEach(p => {
        p.hidden = !users.includes(p.dataset.user);
        toEnd(p.querySelector('.talk'));
        if (!p.hidden) {
          fresh(p.dataset.user, false);
        }
      });
      history.replaceState(null, '', `?users=${users.map(encodeURIComponent).join(',')}`);
    }
  });

  // Who opens an entry reads it: it comes into view and stays there.
  document.getElementById('wire-log').addEventListener('toggle', event => {
    if (event.target.open) {
      following.delete(event.currentTarget);
      event.target.scrollIntoView({ block: 'start' });
    }
  }, true);

  document.querySelectorAll('.talk, #wire-log').forEach(watch);
  setInterval(poll, pollEvery);
})();
