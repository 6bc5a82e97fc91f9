import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {createFlow, type Work} from '../../source/flow/flow.ts';
import {next} from '../../source/flow/next.ts';
import {type Event, firstState, type State, type Step} from '../../source/flow/state.ts';
import {isVerifiable} from '../../source/verifiable.ts';
import {challenges, events, signedIn, working} from './samples.ts';

// The flow with a user who presses anything at any time, and a service that responds late, after the state was left,
// out of order, with a failure, or not at all.

/** Steps whose work may send a message. */
const sending = new Set<Step>([
	'requestingCode',
	'updatingValue',
	'resendingConfirmation',
	'requestingReset',
	'acting',
]);

/** The events that request a message. */
const asking = new Set<Event['type']>([
	'choseAttribute',
	'confirmed',
	'askedToResend',
	'valueGiven',
	'askedForConfirmationAgain',
	'askedForReset',
	'actConfirmed',
]);

const replyTypes = [
	'started',
	'sessionOpened',
	'demoStarted',
	'tokenRead',
	'secretRead',
	'signInAnswered',
	'browserReady',
	'browserReturned',
	'deviceConfirmed',
	'sessionSaved',
	'authenticatorStarted',
	'authenticatorVerified',
	'challengeAnswered',
	'signUpConfirmed',
	'confirmationSent',
	'resetSent',
	'passwordReset',
	'attributesLoaded',
	'valueUpdated',
	'signedOut',
	'forgotten',
	'codeSent',
	'codeAccepted',
	'profilesFound',
	'investigationReady',
	'whyAnswered',
	'mfaCodeNeeded',
	'poolsFound',
	'lookedUp',
	'clientsFound',
	'actDone',
	'failed',
] as const satisfies readonly Event['type'][];

const presses: readonly Event[] = [
	...Object.values(events).filter(
		({type}) =>
			type !== 'cancelled' && type !== 'finished' && !replyTypes.some(reply => reply === type),
	),
	{type: 'choseAttribute', attribute: 'phone_number', at: 40_000},
	{type: 'choseAttribute', attribute: 'sub', at: 40_000},
	{type: 'challengeChosen', choice: 'PASSWORD'},
	{type: 'codeGiven', code: ' '},
	{type: 'choseWay', way: 'CUSTOM_AUTH'},
];

const signInAnswers = [
	signedIn,
	{...signedIn, newDevice: {key: 'eu-west-1_device', groupKey: 'group'}},
	...Object.values(challenges).map(challenge => ({kind: 'challenge', challenge}) as const),
];

const replies: readonly Event[] = [
	...replyTypes.map(type => events[type]),
	...signInAnswers.map(answer => ({type: 'signInAnswered', answer}) as const),
	...signInAnswers.map(answer => ({type: 'challengeAnswered', answer}) as const),
];

type Begun = {
	readonly state: State;
	readonly cause: Event | undefined;
	readonly signal: AbortSignal;
	readonly report: (event: Event) => void;
};

/** A flow, and all work it has started. `cause` is the event that each was started by. */
function watchedFlow() {
	const begun: Begun[] = [];
	let cause: Event | undefined;
	const isWorking = (step: Step) => working.some(known => known === step);
	const workOf = (state: State): Work | undefined =>
		isWorking(state.step)
			? signal =>
					new Promise(report => {
						begun.push({state, cause, signal, report});
					})
			: undefined;
	const flow = createFlow(firstState, workOf);
	const press = (event: Event) => {
		cause = event;
		flow.send(event);
		cause = undefined;
	};
	const reply = async (work: Begun, event: Event) => {
		work.report(event);
		// Two turns: one for a promise and one for its `then`.
		await Promise.resolve();
		await Promise.resolve();
	};
	return {flow, begun, press, reply};
}

/** An event that applies to this state, or any event at all. */
function pick(from: readonly Event[], state: State, choice: number): Event {
	const fitting = from.filter(event => next(state, event) !== state);
	const among = choice % 4 === 0 || fitting.length === 0 ? from : fitting;
	return among[Math.floor(choice / 4) % among.length] ?? events.wentBack;
}

function hasItsData(state: State) {
	switch (state.step) {
		case 'enterCode':
			return isVerifiable(state.sent.attribute);
		case 'requestingCode':
			return state.user.attributes.some(({name}) => name === state.attribute);
		case 'verifying':
			return /^\S+$/.test(state.code);
		case 'verified':
			return state.user.attributes.some(
				({name, isVerified}) => name === state.sent.attribute && isVerified === true,
			);
		case 'signingIn':
			return state.attempt.username !== '';
		default:
			return true;
	}
}

/** What must hold on every screen. */
function check({flow, begun}: ReturnType<typeof watchedFlow>) {
	const state = flow.state();
	const active = begun.filter(({signal}) => !signal.aborted);
	const isWorking = working.some(step => step === state.step);
	assert.deepEqual(
		active.map(work => work.state),
		isWorking ? [state] : [],
		'the work that is on is the one of the step that is on',
	);
	assert.ok(hasItsData(state), `${state.step} has its data`);
}

const moves = fc.array(fc.tuple(fc.boolean(), fc.nat(), fc.nat()), {minLength: 5, maxLength: 50});

test('nothing is sent that nobody asked for, and no step lacks its data, in 10,000 random runs', async () => {
	await fc.assert(
		fc.asyncProperty(moves, async choices => {
			const watched = watchedFlow();
			const {flow, begun, press, reply} = watched;
			for (const [isPress, choice, which] of choices) {
				const before = begun.length;
				const work = begun[which % 3 === 0 ? which % begun.length : begun.length - 1];
				const isReply = !isPress && work !== undefined;
				if (isReply) await reply(work, pick(replies, work.state, choice));
				else press(pick(presses, flow.state(), choice));

				const sends = begun.slice(before).filter(({state}) => sending.has(state.step));
				assert.ok(sends.length <= (isReply ? 0 : 1), 'one press sends at most once');
				for (const {cause} of sends) {
					assert.ok(cause && asking.has(cause.type), `${cause?.type} asked for a message`);
				}
				check(watched);
			}
			press(events.cancelled);
			assert.deepEqual(flow.state(), {step: 'done', exitCode: 130});
			check(watched);
		}),
		{numRuns: 10_000},
	);
});

test('Esc leads to the list of pools from everywhere, in a few presses', async () => {
	await fc.assert(
		fc.asyncProperty(moves, async choices => {
			const {flow, begun, press, reply} = watchedFlow();
			for (const [isPress, choice, which] of choices) {
				const work = begun[which % begun.length];
				if (isPress || !work) press(pick(presses, flow.state(), choice));
				// Work that reports an impossible result would never report the right one.
				else await reply(work, pick(replies, work.state, 4 * choice + 1));
			}
			for (let count = 0; flow.state().step !== 'connect'; count++) {
				assert.ok(count < 20, `stuck at ${flow.state().step}`);
				press(events.wentBack);
				const {step} = flow.state();
				const work = begun.at(-1);
				if (step === 'starting' && work) await reply(work, events.started);
				if (step === 'savingSession' && work) await reply(work, events.sessionSaved);
				if (step === 'forgetting' && work) await reply(work, events.forgotten);
				if (step === 'signingOut' && work) await reply(work, events.signedOut);
			}
		}),
		{numRuns: 1_000},
	);
});
