// The board's map: tiles where the settings name a source, else the counties' borders or boxes on a plain ground; points and crowds from the server, for what is seen.
(() => {
  'use strict';

  const box = document.getElementById('map');
  const settings = JSON.parse(box.dataset.settings);
  const canvas = box.querySelector('canvas');
  const pen = canvas.getContext('2d');
  const tip = box.querySelector('.tip');
  const none = box.querySelector('.none');
  const colours = settings.colours;
  const states = settings.states;
  const tile = 256;
  const closest = 18;
  const farthest = 6;
  const tiles = new Map();

  let zoom = 10;
  let middle = { x: 0, y: 0 };
  let borders = [];
  let shown = { dots: [], crowds: [] };
  let asked = 0;
  let waiting = 0;

  // Web Mercator, the world from 0 to 1.
  const across = longitude => (longitude + 180) / 360;
  const down = latitude => {
    const sine = Math.sin(latitude * Math.PI / 180);
    return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  };
  const longitudeAt = x => x * 360 - 180;
  const latitudeAt = y => Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180 / Math.PI;
  const world = () => tile * 2 ** zoom;
  const wide = () => box.clientWidth;
  const high = () => box.clientHeight;
  const place = (latitude, longitude) => ({
    x: (across(longitude) - middle.x) * world() + wide() / 2,
    y: (down(latitude) - middle.y) * world() + high() / 2,
  });

  function fit(south, north, west, east) {
    middle = { x: (across(west) + across(east)) / 2, y: (down(south) + down(north)) / 2 };
    const room = Math.min(wide() / (across(east) - across(west)), high() / (down(south) - down(north)));
    zoom = Math.max(farthest, Math.min(15, Math.log2(room / tile) - 0.05));
  }

  function drawTiles(template) {
    if (!template) {
      return;
    }
    const level = Math.round(zoom);
    const count = 2 ** level;
    const size = world() / count;
    const left = middle.x * count - wide() / 2 / size;
    const top = middle.y * count - high() / 2 / size;
    for (let x = Math.floor(left); x < left + wide() / size; x++) {
      for (let y = Math.max(0, Math.floor(top)); y < Math.min(count, top + high() / size); y++) {
        const url = template.replace('{z}', level).replace('{x}', ((x % count) + count) % count).replace('{y}', y);
        let picture = tiles.get(url);
        if (!picture) {
          if (tiles.size > 400) {
            tiles.clear();
          }
          picture = new Image();
          picture.onload = draw;
          picture.src = url;
          tiles.set(url, picture);
        }
        if (picture.complete && picture.naturalWidth > 0) {
          pen.drawImage(picture, (x - left) * size, (y - top) * size, size, size);
        }
      }
    }
  }

  // The operator's borders, as places of the world from 0 to 1; a county without one keeps its box, dashed, since that is no border.
  function drawCounties() {
    pen.textAlign = 'center';
    pen.lineJoin = 'round';
    for (const border of borders) {
      pen.beginPath();
      for (const ring of border.rings) {
        for (let at = 0; at < ring.length; at += 2) {
          const x = (ring[at] - middle.x) * world() + wide() / 2;
          const y = (ring[at + 1] - middle.y) * world() + high() / 2;
          if (at === 0) {
            pen.moveTo(x, y);
          } else {
            pen.lineTo(x, y);
          }
        }
        pen.closePath();
      }
      if (!settings.tiles) {
        pen.fillStyle = '#f8fbf8';
        pen.fill('evenodd');
      }
      pen.lineWidth = 1.5;
      pen.strokeStyle = '#6f8a7b';
      pen.stroke();
    }
    pen.lineWidth = 1;
    const lines = new Map();
    for (const county of settings.counties) {
      const from = place(county.north, county.west);
      const to = place(county.south, county.east);
      if (!county.bordered) {
        pen.strokeStyle = '#9fb0a4';
        pen.setLineDash([5, 4]);
        pen.strokeRect(from.x, from.y, to.x - from.x, to.y - from.y);
        pen.setLineDash([]);
      }
      if (!settings.tiles) {
        pen.fillStyle = '#6f8076';
        pen.font = '13px sans-serif';
        if (county.bordered) {
          const at = place(county.lat, county.lon);
          pen.fillText(county.name, at.x, at.y);
        } else {
          // Two counties may lie in one box: their names go one below the other.
          const corner = `${county.north} ${county.west}`;
          const line = (lines.get(corner) ?? 0) + 1;
          lines.set(corner, line);
          pen.fillText(county.name, (from.x + to.x) / 2, from.y + 15 * line);
        }
      }
    }
  }

  async function learnBorders() {
    if (!settings.borders) {
      return;
    }
    try {
      const answer = await fetch(settings.borders);
      if (answer.ok) {
        borders = (await answer.json()).map(border => ({
          name: border.name,
          rings: border.rings.map(ring => Float64Array.from(ring, (degrees, at) => at % 2 === 0 ? across(degrees) : down(degrees))),
        }));
        box.dataset.borders = borders.length;
        draw();
      }
    } catch {
      // No net for the moment: points are drawn without lines, and the page loaded again asks again.
    }
  }

  function drawRings() {
    const station = settings.station;
    if (!station) {
      return;
    }
    const at = place(station.latitude, station.longitude);
    const metre = world() / (40075016.7 * Math.cos(station.latitude * Math.PI / 180));
    pen.strokeStyle = '#1a66c2';
    pen.lineWidth = 1;
    pen.fillStyle = '#1a66c2';
    pen.font = '12px sans-serif';
    pen.textAlign = 'center';
    for (const ring of settings.rings) {
      const radius = ring.km * 1000 * metre;
      pen.beginPath();
      pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
      pen.stroke();
      write(ring.name, at.x, at.y - radius - 3);
    }
  }

  // Above the points, which lie close around it.
  function drawStation() {
    const station = settings.station;
    if (!station) {
      return;
    }
    const at = place(station.latitude, station.longitude);
    pen.strokeStyle = '#ffffff';
    pen.lineWidth = 3;
    pen.fillStyle = '#1a66c2';
    pen.beginPath();
    pen.moveTo(at.x, at.y - 9);
    pen.lineTo(at.x + 8, at.y + 6);
    pen.lineTo(at.x - 8, at.y + 6);
    pen.closePath();
    pen.stroke();
    pen.fill();
    pen.font = 'bold 13px sans-serif';
    pen.textAlign = 'center';
    write(station.name, at.x, at.y + 21);
  }

  // With a light edge, so that it can be read on anything.
  function write(words, x, y) {
    const { strokeStyle, lineWidth } = pen;
    pen.lineJoin = 'round';
    pen.lineWidth = 3;
    pen.strokeStyle = '#ffffffd0';
    pen.strokeText(words, x, y);
    pen.lineWidth = lineWidth;
    pen.strokeStyle = strokeStyle;
    pen.fillText(words, x, y);
  }

  function dot(one, radius, words) {
    const at = place(one.lat, one.lon);
    pen.beginPath();
    pen.arc(at.x, at.y, radius, 0, 2 * Math.PI);
    pen.fillStyle = colours[one.state];
    pen.fill();
    pen.lineWidth = 1;
    pen.strokeStyle = one.state === 0 ? '#8793a0' : '#ffffff';
    pen.stroke();
    if (words) {
      pen.fillStyle = one.state === 0 ? '#1b232b' : '#ffffff';
      pen.font = 'bold 12px sans-serif';
      pen.textAlign = 'center';
      pen.fillText(words, at.x, at.y + 4);
    }
  }

  const crowdRadius = crowd => 12 + Math.min(12, Math.log2(crowd.count));

  function draw() {
    const scale = window.devicePixelRatio || 1;
    canvas.width = wide() * scale;
    canvas.height = high() * scale;
    pen.setTransform(scale, 0, 0, scale, 0, 0);
    pen.clearRect(0, 0, wide(), high());
    drawTiles(settings.tiles);
    drawTiles(settings.labels);
    drawCounties();
    drawRings();
    shown.crowds.forEach(crowd => dot(crowd, crowdRadius(crowd), String(crowd.count)));
    [...shown.dots].sort((one, other) => one.state - other.state).forEach(one => dot(one, 6, ''));
    drawStation();
    if (settings.credit && settings.tiles) {
      pen.fillStyle = '#5b6773';
      pen.font = '11px sans-serif';
      pen.textAlign = 'left';
      pen.fillText(settings.credit, 6, high() - 6);
    }
  }

  async function ask() {
    const turn = ++asked;
    const half = { x: wide() / 2 / world(), y: high() / 2 / world() };
    const query = new URLSearchParams({
      south: Math.max(-85, latitudeAt(middle.y + half.y)).toFixed(6),
      north: Math.min(85, latitudeAt(middle.y - half.y)).toFixed(6),
      west: Math.max(-180, longitudeAt(middle.x - half.x)).toFixed(6),
      east: Math.min(180, longitudeAt(middle.x + half.x)).toFixed(6),
      zoom: Math.round(zoom),
      industry: settings.industry,
      county: settings.county,
    });
    try {
      const answer = await fetch(`/board/map/points?${query}`);
      if (answer.status === 401) {
        location.reload();
      } else if (answer.ok && turn === asked) {
        shown = await answer.json();
        box.dataset.points = shown.dots.length + shown.crowds.reduce((sum, crowd) => sum + crowd.count, 0);
        none.hidden = shown.dots.length + shown.crowds.length > 0;
        draw();
      }
    } catch {
      // No net for the moment: the next move asks again.
    }
  }

  function moved() {
    draw();
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  }

  function zoomAt(x, y, by) {
    const next = Math.max(farthest, Math.min(closest, zoom + by));
    const before = { x: middle.x + (x - wide() / 2) / world(), y: middle.y + (y - high() / 2) / world() };
    zoom = next;
    middle = { x: before.x - (x - wide() / 2) / world(), y: before.y - (y - high() / 2) / world() };
    moved();
  }

  function tell(x, y) {
    const near = (one, radius) => {
      const at = place(one.lat, one.lon);
      return Math.hypot(at.x - x, at.y - y) <= radius;
    };
    const found = shown.dots.filter(one => near(one, 14)).slice(0, 4);
    if (found.length === 0) {
      tip.hidden = true;
      if (shown.crowds.some(crowd => near(crowd, crowdRadius(crowd) + 4))) {
        zoomAt(x, y, 2);
      }
      return;
    }
    tip.replaceChildren(...found.map(one => {
      const line = document.createElement('p');
      const link = document.createElement('a');
      link.href = `/board/enterprise/${encodeURIComponent(one.id)}`;
      link.textContent = one.name;
      line.append(link, `　${states[one.state]}${one.open > 0 ? ` ${one.open}` : ''}`);
      return line;
    }));
    tip.hidden = false;
  }

  // Fingers and mouse alike: one drags, two zoom.
  const fingers = new Map();
  let start = null;
  const apart = () => {
    const [one, other] = [...fingers.values()];
    return { far: Math.hypot(one.x - other.x, one.y - other.y), x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  };
  const point = event => {
    const frame = canvas.getBoundingClientRect();
    return { x: event.clientX - frame.left, y: event.clientY - frame.top };
  };
  canvas.addEventListener('pointerdown', event => {
    canvas.setPointerCapture(event.pointerId);
    fingers.set(event.pointerId, point(event));
    start = fingers.size === 1 ? { ...point(event), still: true } : null;
  });
  canvas.addEventListener('pointermove', event => {
    if (!fingers.has(event.pointerId)) {
      return;
    }
    const now = point(event);
    if (fingers.size === 1) {
      const last = fingers.get(event.pointerId);
      if (start && Math.hypot(now.x - start.x, now.y - start.y) > 6) {
        start.still = false;
      }
      middle = { x: middle.x - (now.x - last.x) / world(), y: middle.y - (now.y - last.y) / world() };
      fingers.set(event.pointerId, now);
      moved();
    } else if (fingers.size === 2) {
      const before = apart();
      fingers.set(event.pointerId, now);
      const after = apart();
      zoomAt(after.x, after.y, Math.log2(after.far / before.far));
    }
  });
  const up = event => {
    const now = point(event);
    fingers.delete(event.pointerId);
    if (event.type === 'pointerup' && start?.still) {
      tell(now.x, now.y);
    }
    start = null;
  };
  canvas.addEventListener('pointerup', up);
  canvas.addEventListener('pointercancel', up);
  canvas.addEventListener('wheel', event => {
    event.preventDefault();
    const at = point(event);
    zoomAt(at.x, at.y, event.deltaY < 0 ? 0.5 : -0.5);
  }, { passive: false });
  canvas.addEventListener('keydown', event => {
    const step = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] }[event.key];
    if (step) {
      event.preventDefault();
      middle = { x: middle.x + step[0] / world(), y: middle.y + step[1] / world() };
      moved();
    }
  });
  box.querySelector('.zoom').addEventListener('click', event => {
    const by = Number(event.target.dataset.zoom);
    if (by) {
      zoomAt(wide() / 2, high() / 2, by);
    }
  });
  new ResizeObserver(moved).observe(box);

  const station = settings.station;
  if (station) {
    const height = 22000 / 111000;
    const width = height / Math.cos(station.latitude * Math.PI / 180);
    fit(station.latitude - height, station.latitude + height, station.longitude - width, station.longitude + width);
  } else if (settings.counties.length > 0) {
    const all = settings.counties;
    fit(Math.min(...all.map(one => one.south)), Math.max(...all.map(one => one.north)), Math.min(...all.map(one => one.west)), Math.max(...all.map(one => one.east)));
  }
  ask();
  learnBorders();
})();
