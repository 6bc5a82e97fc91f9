import {invalidParameter} from '../model/failure.ts';
import {isRecord, type Shape} from '../model/shape.ts';
import type {AccountSettings} from './settings.ts';

/** Every moment in the settings, by the member's name. */
const moments: ReadonlySet<string> = new Set(['LastUpdateTime', 'timestamp', 'DeletionDate']);

/**
 * Account settings out of JSON. The parts that decide something are read member by member where they are used; here it is
 * made sure that what has to be a structure is one, and that every moment is one. Throws a `Failure`.
 */
export const accountSettingsOf: Shape<AccountSettings> = (value, at) => {
	if (!isRecord(value)) throw invalidParameter(`${at || 'Account'} is not a structure`);
	for (const name of ['Regions', 'Roles', 'LogDelivery']) {
		if (value[name] !== undefined && !isRecord(value[name])) {
			throw invalidParameter(`${name} is not a structure`);
		}
	}
	checkMoments(value, 'Account', 0);
	return value;
};

/** Deeper than any settings; a guard of the stack. */
const deepest = 32;

function checkMoments(value: unknown, at: string, depth: number): void {
	if (depth > deepest) throw invalidParameter(`${at} is nested too deeply`);
	if (Array.isArray(value)) {
		for (const one of value) checkMoments(one, at, depth + 1);
		return;
	}
	if (!isRecord(value)) return;
	for (const [name, one] of Object.entries(value)) {
		if (moments.has(name) && (typeof one !== 'string' || Number.isNaN(Date.parse(one)))) {
			throw invalidParameter(`${at}.${name} is not a date such as 2026-03-03T09:12:44Z`);
		}
		checkMoments(one, `${at}.${name}`, depth + 1);
	}
}
