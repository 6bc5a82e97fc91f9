import {bare, poolOrRegionOf, regionOf} from '../typed-input.ts';
import {askForAccess} from './access.ts';
import type {DeskPlace, LookedUp, PoolList, Scope} from './desk.ts';
import {demoAccount} from './desk-place.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Prefill} from './prefill.ts';
import type {Event, State} from './state.ts';
import type {LookUpState, Search, Step} from './states/look-up.ts';

/** Starts a lookup from the first screen: in the demo, directly in its own account. */
export const beginLookUp = (prefill: Prefill): State =>
	prefill.isDemo ? demoAccount(prefill) : askAccess(prefill);

const askAccess = (prefill: Prefill, notice?: Notice): State =>
	askForAccess({kind: 'lookUp', prefill}, notice);

/** Leads from the choice of credentials to the user. */
export function nextLookUp(state: LookUpState, event: Event): State {
	switch (state.step) {
		case 'findingPools':
			return findingPools(state, event);
		case 'choosePool':
			return choosePool(state, event);
		case 'namePool':
			return namePool(state, event);
		case 'nameUser':
			return nameUser(state, event);
		case 'lookingUp':
			return lookingUp(state, event);
		case 'chooseUser':
			return chooseUser(state, event);
	}
}

function findingPools(state: Step<'findingPools'>, event: Event): State {
	const {place} = state;
	if (event.type === 'poolsFound') return withPools(event.place, event.list);
	if (event.type === 'failed') {
		const notice = problemNotice(event.problem);
		return place.list ? {step: 'namePool', place, notice} : backToAccess(place, notice);
	}
	if (event.type !== 'wentBack') return state;
	return place.list ? {step: 'namePool', place} : backToAccess(place);
}

/** The pool from the command line, otherwise a list, otherwise a field for those who can't list any. */
function withPools(visited: DeskPlace, list: PoolList): State {
	const place = {...visited, list};
	const {prefill} = place;
	const {userPoolId = ''} = prefill;
	const home = regionOf(userPoolId);
	if (home !== undefined && !place.isDemo) {
		return forUser(place, {userPoolId, region: prefill.region ?? home});
	}
	if (list.pools.length === 0) {
		const {region: typed, problem} = list;
		const notice = problem && {notice: problemNotice(problem)};
		return typed === undefined
			? {step: 'namePool', place, ...notice}
			: {step: 'namePool', place, typed, notice: remarkNotice('noPools'), ...notice};
	}
	return {step: 'choosePool', place};
}

function choosePool(state: Step<'choosePool'>, event: Event): State {
	const {place} = state;
	switch (event.type) {
		case 'choseScope': {
			const {userPoolId} = event;
			return forUser(place, {region: place.list?.region ?? '', userPoolId});
		}
		case 'choseTyping':
			return {step: 'namePool', place};
		case 'wentBack':
			return backToAccess(place);
		default:
			return state;
	}
}

function namePool(state: Step<'namePool'>, event: Event): State {
	const {place} = state;
	if (event.type === 'wentBack') {
		return place.list && place.list.pools.length > 0
			? {step: 'choosePool', place}
			: backToAccess(place);
	}
	if (event.type !== 'poolIdGiven') return state;
	const named = poolOrRegionOf(event.text);
	if (named === undefined) {
		return {...state, typed: event.text, notice: remarkNotice('poolIdUnreadable')};
	}
	return named.userPoolId === undefined
		? {step: 'findingPools', place, region: named.region}
		: forUser(place, named);
}

function forUser(place: DeskPlace, scope: Scope): State {
	const {username: typed} = place.prefill;
	return {step: 'nameUser', place, scope, ...(typed !== undefined && {typed})};
}

function nameUser(state: Step<'nameUser'>, event: Event): State {
	const {place, scope} = state;
	if (event.type === 'wentBack') {
		return place.list && place.list.pools.length > 0
			? {step: 'choosePool', place}
			: {step: 'namePool', place, typed: scope.userPoolId ?? scope.region};
	}
	if (event.type !== 'whoGiven') return state;
	const who = bare(event.text);
	return who === ''
		? {...state, notice: remarkNotice('nothingTyped')}
		: {step: 'lookingUp', search: {place, scope, who}, asksMfa: false};
}

function lookingUp(state: Step<'lookingUp'>, event: Event): State {
	const {search, person, notice} = state;
	const back = (notice?: Notice): State => ({
		...toField(search),
		...(notice && {notice}),
	});
	switch (event.type) {
		case 'lookedUp': {
			const {found} = event;
			const [only, ...more] = found.users;
			if (only === undefined) return back(remarkNotice(nobodyIn(found)));
			const same = found.users.find(({sub}) => sub === person?.sub);
			if (same === undefined && more.length > 0) return {step: 'chooseUser', search, found};
			return {
				step: 'userFound',
				search,
				found,
				person: same ?? only,
				...(notice && {notice}),
			};
		}
		case 'wentBack':
			return back();
		case 'failed':
			return back(problemNotice(event.problem));
		default:
			return state;
	}
}

const nobodyIn = ({misses, isWhole}: LookedUp) =>
	misses.length > 0 || !isWhole ? 'nobodyFoundInPart' : 'nobodyFound';

function chooseUser(state: Step<'chooseUser'>, event: Event): State {
	const {search, found} = state;
	if (event.type === 'wentBack') return toField(search);
	const person =
		event.type === 'choseUser' ? found.users.find(({sub}) => sub === event.sub) : undefined;
	return person === undefined ? state : {step: 'userFound', search, found, person};
}

/** The field for the user to look up, with what was typed. */
export const toField = ({place, scope, who}: Search): Step<'nameUser'> => ({
	step: 'nameUser',
	place,
	scope,
	typed: who,
});

const backToAccess = ({prefill, isDemo}: DeskPlace, notice?: Notice): State =>
	isDemo && prefill.isDemo
		? {step: 'starting', isResuming: false, ...(notice && {notice})}
		: askAccess(prefill, notice);
