import type {User} from '../cognito/cognito.ts';
import {attributeValueOf} from '../typed-input.ts';
import {isVerifiable} from '../verifiable.ts';
import {afterSignIn} from './interrupted.ts';
import {problemNotice, remarkNotice} from './notice.ts';
import {sendOrAsk} from './send-or-ask.ts';
import type {Sent} from './sent.ts';
import {accountAfter, sessionEnded} from './session-ended.ts';
import type {Event, State} from './state.ts';
import type {AccountState} from './states/account.ts';
import {afterFailedSend, codeScreen, noted, withCode} from './verify.ts';
import {askedWhy} from './why.ts';

/** A signed-in user's options besides verifying: view, change a value, sign out. */
export function nextAccount(state: AccountState, event: Event): State {
	const account = accountAfter(state, event);
	switch (state.step) {
		case 'loadingAttributes':
			if (event.type === 'attributesLoaded') {
				return afterSignIn(event.account, event.user, state.notice);
			}
			if (event.type === 'wentBack') return {step: 'starting', isResuming: false};
			return event.type === 'failed'
				? sessionEnded(
						account,
						event.problem,
						{step: 'attributesFailed', account, problem: event.problem},
						undefined,
						state.mustRefresh,
					)
				: state;
		case 'attributesFailed':
			if (event.type === 'askedAgain') return {step: 'loadingAttributes', account};
			return event.type === 'wentBack' ? {step: 'starting', isResuming: false} : state;
		case 'chooseAttribute':
			return chooseAttribute(state, event);
		case 'changeValue':
			return changeValue(state, event);
		case 'updatingValue':
			return updatingValue(state, event);
		case 'signOut':
			if (event.type === 'confirmedSignOut') {
				const {isEverywhere} = event;
				return {step: 'signingOut', account, user: state.user, isEverywhere};
			}
			return event.type === 'wentBack'
				? {step: 'chooseAttribute', account, user: state.user}
				: state;
		case 'signingOut':
			// A sign-out can't be undone once it has started, so Esc waits too; Ctrl+C quits.
			if (event.type === 'signedOut') {
				const {isEverywhere} = state;
				const {problem} = event;
				return {step: 'signedOut', account, isEverywhere, ...(problem && {problem})};
			}
			return event.type === 'failed'
				? {step: 'signOut', account, user: state.user, notice: problemNotice(event.problem)}
				: state;
		case 'signedOut':
			if (event.type === 'finished') return {step: 'done', exitCode: 0};
			return event.type === 'wentBack' || event.type === 'choseOtherPool'
				? {step: 'starting', isResuming: false}
				: state;
	}
}

function chooseAttribute(
	state: Extract<AccountState, {step: 'chooseAttribute'}>,
	event: Event,
): State {
	const {account, user} = state;
	switch (event.type) {
		case 'choseAttribute': {
			const {attribute} = event;
			if (!isVerifiable(attribute)) return state;
			return mayHaveValue(user, attribute)
				? sendOrAsk({account, user}, {attribute}, event.at)
				: {step: 'changeValue', account, user, attribute};
		}
		case 'hasCodeFor':
			return isVerifiable(event.attribute) && mayHaveValue(user, event.attribute)
				? codeScreen({account, user}, event.attribute)
				: state;
		case 'choseChange':
			return isVerifiable(event.attribute)
				? {step: 'changeValue', account, user, attribute: event.attribute}
				: state;
		case 'askedWhy':
			return askedWhy(state, event.attribute);
		case 'choseSignOut':
			return {step: 'signOut', account, user};
		case 'askedAgain':
			return {step: 'loadingAttributes', account};
		case 'wentBack':
		case 'choseOtherPool':
			return {step: 'starting', isResuming: false};
		case 'finished':
			return {step: 'done', exitCode: 0};
		default:
			return state;
	}
}

function changeValue(state: Extract<AccountState, {step: 'changeValue'}>, event: Event): State {
	const {account, user, attribute} = state;
	if (event.type === 'wentBack') return {step: 'chooseAttribute', account, user};
	if (event.type !== 'valueGiven') return state;
	const value = attributeValueOf(attribute, event.value);
	if (value === '') return {...state, notice: remarkNotice('nothingTyped')};
	return value === user.attributes.find(({name}) => name === attribute)?.value
		? {...state, notice: remarkNotice('valueIsTheSame')}
		: sendOrAsk({account, user}, {attribute, value}, event.at);
}

function updatingValue(state: Extract<AccountState, {step: 'updatingValue'}>, event: Event): State {
	const {user, attribute, value} = state;
	const account = accountAfter(state, event);
	switch (event.type) {
		case 'valueUpdated': {
			const {delivery, clientMetadata} = event;
			if (!delivery) {
				return {
					step: 'chooseAttribute',
					account: event.account,
					user: event.user,
					notice: remarkNotice('updatedWithoutCode'),
				};
			}
			const sent: Sent = {
				attribute,
				delivery,
				newValue: value,
				...(clientMetadata && {clientMetadata}),
			};
			return {
				step: 'enterCode',
				account: withCode(event.account, sent, delivery.at),
				user: event.user,
				sent,
			};
		}
		case 'wentBack':
			return {
				step: 'loadingAttributes',
				account: noted(account, {attribute, at: event.at, isAccepted: false}),
				notice: remarkNotice('updateLeft'),
			};
		case 'failed': {
			const {problem, at} = event;
			const counted = afterFailedSend(account, {attribute, problem, at});
			return sessionEnded(counted, problem, {
				step: 'changeValue',
				account: counted,
				user,
				attribute,
				typed: value,
				notice: problemNotice(problem),
			});
		}
		default:
			return state;
	}
}

/** A missing attribute may be one that the app client can't read: only the service knows. */
const mayHaveValue = (user: User, name: string) =>
	user.attributes.find(attribute => attribute.name === name)?.value !== '';
