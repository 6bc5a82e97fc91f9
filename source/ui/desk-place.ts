import {usualCredentials} from '../copy/look-up-words.ts';
import {demoPlace} from '../copy/panel-words.ts';
import type {DeskPlace, Scope} from '../flow/desk.ts';
import {mask} from '../report/redact.ts';
import type {FoundUser} from '../why/who.ts';
import type {Section} from './layout/section.ts';
import {placeSoFar} from './where.tsx';

/** The credentials and the place, starting with the endpoint if it isn't Amazon's. */
export function deskPlace({visit, isDemo}: DeskPlace, scope?: Scope): Section | undefined {
	const named = scope === undefined ? [] : [scope.userPoolId ?? scope.region];
	return isDemo
		? placeSoFar(undefined, ...named, demoPlace)
		: placeSoFar(visit.endpointUrl, ...named, accessName(visit.access));
}

const accessName = (access: DeskPlace['visit']['access']) =>
	access.kind === 'profile' ? `profile ${access.name}` : usualCredentials;

/** A username for display: one that is an address or number is masked. */
export function shownName(
	{username, email, phoneNumber}: FoundUser,
	show: (value: string) => string = mask,
): string {
	const isAddress = username === email || username === phoneNumber || username.includes('@');
	return isAddress ? show(username) : username;
}
