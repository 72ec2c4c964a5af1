// Moments as documents write them, in milliseconds since 1970. Ours have one spelling, 2026-11-20T18:30:00Z; in others' documents any XML Schema dateTimeStamp is read.

const ours = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/;
const xsd = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d+)?(Z|([+-])(\d\d):(\d\d))$/;
const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];

/** A moment in our spelling; null for any other text. */
export const readMoment = text => (ours.test(text) ? readXsdMoment(text) : null);

/** An XML Schema dateTimeStamp, its zone required; null for any other text. Digits beyond 100 ns are cut off. */
export function readXsdMoment(text) {
  if (text.length < 20 || text.length > 64) return null;
  const [, year, month, day, hour, minute, second, fraction = '', , sign, hours = '0', minutes = '0'] = xsd.exec(text) ?? [];
  if (year === undefined || hour > 23 || minute > 59 || second > 59 || minutes > 59 || Number(hours) * 60 + Number(minutes) > 14 * 60) return null;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== Number(day) || year < 1) return null;
  const offset = (Number(hours) * 60 + Number(minutes)) * 60_000 * (sign === '-' ? -1 : 1);
  const moment = date.getTime() - offset;
  const utcYear = new Date(moment).getUTCFullYear();
  return utcYear < 1 || utcYear > 9999 ? null : moment + Math.trunc(Number(`0${fraction}`.slice(0, 9)) * 1e7) / 1e4;
}

/** In our spelling; parts of a second are cut off. */
export function writeMoment(moment) {
  const whole = Math.floor(moment / 1000) * 1000;
  return `${yearOf(whole)}${new Date(whole).toISOString().slice(-20, -5)}Z`;
}

/** The day in UTC: 20 November 2026. */
export function dayOf(moment) {
  const day = new Date(moment);
  return `${day.getUTCDate()} ${months[day.getUTCMonth()]} ${yearOf(moment)}`;
}

const yearOf = moment => String(new Date(moment).getUTCFullYear()).padStart(4, '0');
