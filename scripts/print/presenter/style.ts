// The style of what a presented deck shows beside Marp's own parts.

/** Rules for the clock and the dialogs, in the colours of Marp's presenter view. */
export const presenterStyle = `
body[data-bespoke-view="presenter"] .talk-grid.talk-grid { grid-template-rows: minmax(140px, 1fr) 2fr auto }
body[data-bespoke-view="presenter"] .talk-info.talk-info.talk-info { flex-wrap: wrap; padding: 6px 10px }
body[data-bespoke-view="presenter"] .talk-info.talk-info > * { flex: 1 1 0 }
.talk-info > .bespoke-marp-presenter-info-timer { display: none !important }
.talk-clock { order: 0; flex: 0 0 100% !important; display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 2px 24px; padding: 4px 10px; box-sizing: border-box; font-size: 18px; font-variant-numeric: tabular-nums; color: #ccc }
.talk-clock p { margin: 0; white-space: nowrap }
.talk-clock b { font-size: 26px; color: #fff }
.talk-clock.standing b { color: #999 }
.talk-clock [data-manner="late"] :is(b, .talk-state) { color: #ffb27a }
.talk-clock [data-manner="early"] .talk-state { color: #7fdccd }
.talk-clock.rehearsal { outline: 2px solid #ffb27a; outline-offset: -2px }
body[data-bespoke-view] .talk-buttons.talk-buttons button, .talk-dialog > button { font: inherit; font-size: 15px; margin: 2px 6px 2px 0; padding: 3px 10px; border: 1px solid #777 !important; border-radius: 4px; background: #333 !important; color: #eee !important; cursor: pointer; width: auto !important; height: auto !important; line-height: 1.4 !important }
.talk-buttons button:hover, .talk-dialog > button:hover { background: #444 !important }
.talk-dialog { font: 16px/1.4 Helvetica, Arial, sans-serif; max-width: min(900px, 90vw); max-height: 86vh; overflow: auto; padding: 20px 28px; border: 0; border-radius: 6px; background: #222; color: #eee }
.talk-dialog::backdrop { background: #0009 }
.talk-dialog h2 { margin: 0 0 12px; font-size: 22px; outline: 0 }
.talk-dialog dl { display: grid; grid-template-columns: auto 1fr; gap: 4px 20px; margin: 0 0 16px }
.talk-dialog dt { font-weight: 700; white-space: nowrap }
.talk-dialog dd { margin: 0 }
.talk-dialog table { border-collapse: collapse; margin: 0 0 12px; font-variant-numeric: tabular-nums }
.talk-dialog :is(th, td) { padding: 3px 14px 3px 0; border-bottom: 1px solid #444; text-align: right; font-weight: 400; vertical-align: baseline }
.talk-dialog th:first-child { text-align: left }
.talk-dialog tr:is(:first-child, :last-child) > * { font-weight: 700 }
.talk-dialog textarea { display: block; width: 100%; height: 8em }
`;
