// The slash commands that the bot registered, and the panel in which one's options are filled in.
import {act, button, el, field} from './dom.js';
import {completion} from './chat.js';

const SUBCOMMAND = 1;
const GROUP = 2;

/** Every command and subcommand as {name, description, options}. */
export function flatCommands(registered) {
  return registered.filter(it => (it.type ?? 1) === 1).flatMap(it => flat(it, it.name));
}

function flat(definition, name) {
  const options = definition.options ?? [];
  const nested = options.filter(it => it.type === SUBCOMMAND || it.type === GROUP);
  return nested.length ? nested.flatMap(it => flat(it, `${name} ${it.name}`))
    : [{name, description: definition.description ?? '', options}];
}

/** The command that a typed line begins with, and its options as typed: "name:value" or, for the first, just the value. */
export function typedCommand(line, commands) {
  const command = commands.filter(it => line === it.name || line.startsWith(it.name + ' '))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (!command) return null;
  const rest = line.slice(command.name.length).trim();
  const values = {};
  const named = [...rest.matchAll(/(\w+):\s*("[^"]*"|.*?)(?=\s+\w+:|$)/g)].filter(it => command.options.some(o => o.name === it[1]));
  for (const [, name, value] of named) values[name] = value.replace(/^"|"$/g, '');
  if (rest && !named.length && command.options.length) values[command.options[0].name] = rest;
  return {command, values};
}

/** A form for the options of a command; "run" gets their values, "cancel" nothing. */
export function commandPanel(command, context, values, run, cancel) {
  const form = el('form', {class: 'd-command', 'aria-label': '/' + command.name});
  const controls = new Map();
  const rows = command.options.map(option => {
    const control = controlFor(command, option, context, controls);
    controls.set(option.name, control.input);
    if (values[option.name]) control.input.value = values[option.name];
    return el('div', {class: 'd-option'},
      field(option.name + (option.required ? '' : ' (optional)'), control.input, option.description), control.box);
  });
  const go = el('button', {type: 'submit', class: 'd-button primary', text: 'Run'});
  form.append(el('p', {class: 'd-command-name'}, el('b', {text: '/' + command.name}), el('span', {text: command.description})),
    ...rows, el('div', {class: 'actions'}, button('Cancel', cancel, {class: 'd-button secondary'}), go));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const filled = {};
    for (const [name, input] of controls) if (input.value) filled[name] = input.dataset.value ?? input.value;
    run(filled);
  });
  form.addEventListener('keydown', event => {
    if (event.key === 'Escape') {
      event.preventDefault();
      cancel();
    }
  });
  return form;
}

function controlFor(command, option, context, controls) {
  if (option.choices?.length) return {input: choice(option, option.choices.map(it => [it.value, it.name]))};
  if (option.type === 5) return {input: choice(option, [['true', 'yes'], ['false', 'no']])};
  if (option.type === 6) return {input: choice(option, context.people.map(it => [it.id, it.name]))};
  if (option.type === 7) return {input: choice(option, context.channels.map(it => [it.id, '#' + it.name]))};
  const number = option.type === 4 || option.type === 10;
  const input = el('input', {
    type: number ? 'number' : 'text', required: option.required, autocomplete: 'off', min: option.min_value,
    max: option.max_value, maxlength: option.max_length, minlength: option.min_length,
  });
  if (!option.autocomplete) return {input};
  const box = el('div', {class: 'options', id: 'complete-' + option.name, 'aria-label': option.name});
  const offer = completion(input, box, item => {
    input.value = item.label;
    input.dataset.value = item.value;
  });
  let asked = 0;
  async function ask() {
    const mine = ++asked;
    const options = {};
    for (const [name, other] of controls) if (other.value || name === option.name) options[name] = other.dataset.value ?? other.value;
    options[option.name] = input.value;
    const answer = await act('/discord/complete', {...context.where, name: command.name, options, focused: option.name});
    if (mine === asked && answer && document.activeElement === input) {
      offer.show(answer.choices.map(it => ({label: it.name, value: it.value})));
    }
  }
  input.addEventListener('input', () => {
    delete input.dataset.value;
    ask();
  });
  // Not on focus: Tab and Enter must be free to pass an option by.
  input.addEventListener('keydown', event => {
    if (event.key === 'ArrowDown' && box.hidden) ask();
  });
  return {input, box};
}

function choice(option, pairs) {
  return el('select', {required: option.required},
    option.required ? null : el('option', {value: '', text: '–'}),
    pairs.map(([value, label]) => el('option', {value, text: label})));
}
