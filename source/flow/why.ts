import {isVerifiable} from '../verifiable.ts';
import {askForAccess} from './access.ts';
import type {Complaint} from './desk.ts';
import {type Notice, problemNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {Asker, SignedIn, WhyState} from './states/why.ts';

/** Leads from "it did not arrive" to the cause. */
export function nextWhy(state: WhyState, event: Event): State {
	const {errand} = state;
	if (event.type === 'wentBack') return backTo(errand.from);
	switch (state.step) {
		case 'startingWhy':
			if (event.type === 'investigationReady') {
				const {access} = state;
				return {step: 'asking', errand, access, investigation: event.investigation};
			}
			if (event.type === 'mfaCodeNeeded') {
				return {step: 'mfaCode', device: event.device, asking: state};
			}
			break;
		case 'asking':
			if (event.type === 'whyAnswered') {
				return {step: 'answered', errand, access: state.access, answer: event.answer};
			}
			break;
		case 'answered':
			if (event.type === 'askedAgain') return {step: 'startingWhy', errand, access: state.access};
			return event.type === 'choseOtherAccess' ? askForAccess(errand) : state;
	}
	return event.type === 'failed' ? backTo(errand.from, problemNotice(event.problem)) : state;
}

/** The state after "why?" on a screen; the same screen for an attribute whose codes aren't sent. */
export function askedWhy(from: SignedIn, attribute: string): State {
	if (!isVerifiable(attribute)) return from;
	const isDemo = from.account.connection.demo !== undefined;
	return askForAccess({kind: 'why', complaint: complaintOf(from, attribute), from, isDemo});
}

function complaintOf(from: SignedIn, attribute: Complaint['attribute']): Complaint {
	const {account, user} = from;
	const {region, userPoolId, endpointUrl} = account.connection.client;
	const sub = user.attributes.find(({name}) => name === 'sub')?.value;
	const requestedAt = from.step === 'enterCode' ? from.sent.delivery?.at : undefined;
	const refusal = account.sendErrors?.find(each => each.attribute === attribute);
	return {
		pool: {region, userPoolId, endpointUrl},
		who:
			sub === undefined ? {kind: 'username', value: account.username} : {kind: 'sub', value: sub},
		attribute,
		purpose: 'attribute',
		accessToken: account.tokens.accessToken,
		requestedAt,
		...(refusal && {sendError: refusal.error}),
	};
}

function backTo(from: Asker, notice?: Notice): State {
	const {notice: _, ...rest} = from;
	return notice ? {...rest, notice} : rest;
}
