import {attributeValueOf} from '../typed-input.ts';
import {addressOf, isVerifiable} from '../verifiable.ts';
import type {AttributeName} from '../why/question.ts';
import {type ActChoice, isEndOf, offersFor, purposeOf} from './acts.ts';
import type {Complaint, Proposal} from './desk.ts';
import {toField} from './look-up.ts';
import {type Notice, problemNotice, remarkNotice} from './notice.ts';
import type {Event, State} from './state.ts';
import type {Looked} from './states/look-up.ts';
import type {Step, SupportState} from './states/support.ts';

const lookedOf = ({search, found, person}: Looked): Looked => ({search, found, person});

/** Support's actions for a user who was found: each is confirmed first and taken once. */
export function nextSupport(state: SupportState, event: Event): State {
	const looked = lookedOf(state);
	switch (state.step) {
		case 'userFound':
			return userFound(state, event);
		case 'findingClients':
			return findingClients(state, event);
		case 'chooseClient': {
			if (event.type === 'wentBack') return {step: 'userFound', ...looked};
			const {person} = looked;
			return event.type === 'choseClient'
				? confirming(looked, {
						act: {kind: 'resendConfirmation'},
						person,
						clientId: event.clientId,
					})
				: state;
		}
		case 'newValue':
			return newValue(state, event);
		case 'confirmAct':
			return confirmAct(state, event);
		case 'acting':
			return acting(state, event);
		case 'acted':
			return event.type === 'wentBack' || event.type === 'askedAgain' ? again(looked) : state;
	}
}

/** Looks the user up again, to show the effect. */
const again = ({search, person}: Looked, notice?: Notice): State => ({
	...{step: 'lookingUp', search, asksMfa: false, person},
	...(notice && {notice}),
});

function userFound(state: Step<'userFound'>, event: Event): State {
	const looked = lookedOf(state);
	const {search, found, person} = looked;
	switch (event.type) {
		case 'askedAgain':
			return again(looked);
		case 'askedForMfa':
			return confirming(looked, {act: {kind: 'askForMfa'}, person});
		case 'askedWhy':
			return isVerifiable(event.attribute)
				? {
						step: 'startingWhy',
						errand: {
							kind: 'why',
							complaint: complaintOf(looked, event.attribute),
							from: {step: 'userFound', ...looked},
							isDemo: search.place.isDemo,
						},
						// Chosen before the user was looked up.
						access: search.place.visit.access,
					}
				: state;
		case 'choseAct':
			return chose(looked, event.act) ?? state;
		case 'wentBack':
			return found.users.length > 1 ? {step: 'chooseUser', search, found} : toField(search);
		default:
			return state;
	}
}

/** Only actions on offer are taken. */
function chose(looked: Looked, act: ActChoice): State | undefined {
	const {person, found} = looked;
	const isOffered = offersFor(person, found).some(
		offer => offer.obstacle === undefined && JSON.stringify(offer.act) === JSON.stringify(act),
	);
	if (!isOffered) return undefined;
	switch (act.kind) {
		case 'resendConfirmation':
			return {step: 'findingClients', ...looked};
		case 'changeValue':
			return {step: 'newValue', ...looked, attribute: act.attribute};
		default:
			return confirming(looked, {act, person});
	}
}

const confirming = (looked: Looked, order: Proposal, notice?: Notice): State => ({
	...{step: 'confirmAct', ...looked, order},
	...(notice && {notice}),
});

function findingClients(state: Step<'findingClients'>, event: Event): State {
	const looked = lookedOf(state);
	switch (event.type) {
		case 'clientsFound':
			return event.clients.length === 0
				? {step: 'userFound', ...looked, notice: remarkNotice('noAppClients')}
				: {step: 'chooseClient', ...looked, clients: event.clients};
		case 'failed':
			return {step: 'userFound', ...looked, notice: problemNotice(event.problem)};
		case 'wentBack':
			return {step: 'userFound', ...looked};
		default:
			return state;
	}
}

function newValue(state: Step<'newValue'>, event: Event): State {
	const looked = lookedOf(state);
	const {attribute} = state;
	if (event.type === 'wentBack') return {step: 'userFound', ...looked};
	if (event.type !== 'valueGiven') return state;
	const value = attributeValueOf(attribute, event.value);
	if (value === '') return {...state, notice: remarkNotice('nothingTyped')};
	return value === addressOf(looked.person, attribute)
		? {...state, typed: event.value, notice: remarkNotice('valueIsTheSame')}
		: confirming(looked, {
				act: {kind: 'changeValue', attribute, value},
				person: looked.person,
			});
}

function confirmAct(state: Step<'confirmAct'>, event: Event): State {
	const looked = lookedOf(state);
	const {order} = state;
	const {act, person} = order;
	if (event.type === 'wentBack') {
		return act.kind === 'changeValue'
			? {step: 'newValue', ...looked, attribute: act.attribute, typed: act.value}
			: {step: 'userFound', ...looked};
	}
	if (event.type !== 'actConfirmed') return state;
	if (act.kind === 'askForMfa') {
		return {step: 'lookingUp', search: looked.search, asksMfa: true, person};
	}
	const ends =
		act.kind !== 'markVerified' ||
		isEndOf(addressOf(person, act.attribute) ?? '', event.text ?? '');
	return ends
		? {step: 'acting', ...looked, order: {...order, act}}
		: {...state, notice: remarkNotice('endDiffers')};
}

function acting(state: Step<'acting'>, event: Event): State {
	const looked = lookedOf(state);
	const {order} = state;
	switch (event.type) {
		case 'actDone':
			return {step: 'acted', ...looked, order, done: event.done};
		case 'failed':
			return confirming(looked, order, problemNotice(event.problem));
		case 'wentBack':
			return again(looked, remarkNotice('actLeft'));
		default:
			return state;
	}
}

const complaintOf = (
	{search: {place, scope}, person}: Looked,
	attribute: AttributeName,
): Complaint => ({
	pool: {
		region: scope.region,
		userPoolId: person.userPoolId,
		endpointUrl: place.visit.endpointUrl,
	},
	who: {kind: 'sub', value: person.sub},
	attribute,
	purpose: purposeOf(person),
});
