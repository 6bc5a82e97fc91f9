import {inThisWay} from './ask-again.ts';
import type {Access} from './desk.ts';
import {demoAccount, lookUpWith} from './desk-place.ts';
import {type Notice, problemNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {AccessErrand, AccessEvent, AccessState} from './states/access.ts';

/** Choosing whose AWS credentials to use, for everything that needs some. */
export function nextAccess(state: AccessState, event: Event): State {
	const {errand} = state;
	switch (state.step) {
		case 'findingProfiles':
			if (event.type === 'profilesFound') return listOf(state, event);
			if (event.type === 'failed') return leave(errand, problemNotice(event.problem));
			break;
		case 'chooseProfile':
			if (event.type === 'choseAccess') return chose(state, event.access);
			if (event.type === 'choseDemoAccount' && errand.kind === 'lookUp') {
				return demoAccount(errand.prefill);
			}
			break;
		case 'checkingAccess': {
			const {step: _step, access, mfaCode: _code, ...before} = state;
			const list = {...before, chosen: access};
			if (event.type === 'accessFound') return withAccess(errand, access);
			if (event.type === 'mfaCodeNeeded') {
				return {step: 'mfaCode', device: event.device, asking: state};
			}
			if (event.type === 'wentBack') return {step: 'chooseProfile', ...list};
			return event.type === 'failed'
				? {step: 'chooseProfile', ...list, notice: problemNotice(event.problem)}
				: state;
		}
	}
	return event.type === 'wentBack' ? leave(errand) : state;
}

/** Asks whose credentials to use. The demo's own account accepts any, so it doesn't ask there. */
export const askForAccess = (errand: AccessErrand, notice?: Notice): State =>
	isInDemo(errand)
		? withAccess(errand, {kind: 'usual'})
		: {step: 'findingProfiles', errand, ...(notice && {notice})};

const listOf = (
	{errand, notice}: Extract<AccessState, {step: 'findingProfiles'}>,
	{profiles, named}: Extract<AccessEvent, {type: 'profilesFound'}>,
): State => ({
	step: 'chooseProfile',
	errand,
	profiles,
	...(named !== undefined && {chosen: {kind: 'profile', name: named}}),
	...(notice && {notice}),
});

/** The investigation also runs without credentials, as far as it can. */
const chose = (
	{step: _step, notice: _notice, ...list}: Extract<AccessState, {step: 'chooseProfile'}>,
	access: Access,
): State =>
	list.errand.kind === 'why'
		? withAccess(list.errand, access)
		: {step: 'checkingAccess', ...list, access};

function isInDemo(errand: AccessErrand): boolean {
	if (errand.kind === 'why') return errand.isDemo;
	// The first screen's demo account is chosen from the list.
	return errand.kind !== 'lookUp' && errand.connection.demo !== undefined;
}

/** The state that needed the credentials, with them. */
function withAccess(errand: AccessErrand, access: Access): State {
	switch (errand.kind) {
		case 'why':
			return {step: 'startingWhy', errand, access};
		case 'administrator': {
			const {from} = errand;
			const connection = {...errand.connection, access};
			return inThisWay({...from, connection}, 'ADMIN_USER_PASSWORD_AUTH', from);
		}
		case 'clientSecret': {
			const {kind: _kind, ...secret} = errand;
			return {step: 'readingSecret', ...secret, connection: {...secret.connection, access}};
		}
		case 'lookUp':
			return lookUpWith(errand.prefill, access);
	}
}

/** The state after leaving without credentials. */
function leave(errand: AccessErrand, notice?: Notice): State {
	switch (errand.kind) {
		case 'why': {
			const {notice: _notice, ...from} = errand.from;
			return notice ? {...from, notice} : from;
		}
		case 'administrator':
			return {
				step: 'chooseWay',
				connection: errand.connection,
				from: errand.from,
				...(notice && {notice}),
			};
		case 'clientSecret': {
			const {kind: _kind, ...secret} = errand;
			return {step: 'clientSecret', ...secret, ...(notice && {notice})};
		}
		case 'lookUp':
			return {step: 'starting', isResuming: false, ...(notice && {notice})};
	}
}
