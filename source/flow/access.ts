import {inThisWay} from './ask-again.ts';
import type {Connection} from './connection.ts';
import type {Access} from './desk.ts';
import {demoAccount, lookUpWith} from './desk-place.ts';
import {type Notice, problemNotice} from './notice.ts';
import type {Prefill} from './prefill.ts';
import type {Secret, SignInForm} from './sign-in.ts';
import type {Event, State} from './state.ts';
import type {WhyErrand} from './why.ts';

/** What AWS credentials are asked for: where the app continues once they are chosen, and where Esc leads back to. */
export type AccessErrand =
	| WhyErrand
	/** Signing in as an administrator, chosen in the menu of ways that was opened from `from`. */
	| {
			readonly kind: 'administrator';
			readonly connection: Connection;
			readonly from: SignInForm;
	  }
	/** Reading the secret of an app client. */
	| ({readonly kind: 'clientSecret'} & Secret)
	/** Looking a user up, from the first screen. */
	| {readonly kind: 'lookUp'; readonly prefill: Prefill};

/** The list of AWS credentials. */
type List = {
	readonly errand: AccessErrand;
	readonly profiles: readonly string[];
	/** What was chosen before, or the profile that the command line names. */
	readonly chosen?: Access;
};

export type AccessState =
	/** Works: reads the names of the profiles in AWS's files. */
	| {
			readonly step: 'findingProfiles';
			readonly errand: AccessErrand;
			readonly notice?: Notice;
	  }
	| ({readonly step: 'chooseProfile'; readonly notice?: Notice} & List)
	/** Works: looks whether there are such credentials, before anything else is asked. */
	| ({
			readonly step: 'checkingAccess';
			readonly access: Access;
			readonly mfaCode?: string;
	  } & List);

export type AccessEvent =
	| {
			readonly type: 'profilesFound';
			readonly profiles: readonly string[];
			readonly named?: string;
	  }
	| {readonly type: 'choseAccess'; readonly access: Access}
	| {readonly type: 'accessFound'}
	/** Looking a user up in the demo's own account. */
	| {readonly type: 'choseDemoAccount'};

/** Whose AWS credentials are used, for everything that needs some. */
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

/** Asks whose credentials to use; the demo's own account takes any, so nobody is asked there. */
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

/** Why a code did not arrive is answered without credentials too, as far as that goes. */
const chose = (
	{step: _step, notice: _notice, ...list}: Extract<AccessState, {step: 'chooseProfile'}>,
	access: Access,
): State =>
	list.errand.kind === 'why'
		? withAccess(list.errand, access)
		: {step: 'checkingAccess', ...list, access};

function isInDemo(errand: AccessErrand): boolean {
	if (errand.kind === 'why') return errand.isDemo;
	// The first screen's demo account is chosen in the list.
	return errand.kind !== 'lookUp' && errand.connection.demo !== undefined;
}

/** What the credentials were asked for. */
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

/** Where nothing came of it. */
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
