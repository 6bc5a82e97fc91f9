import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {User} from '../model/user.ts';
import {
	checkChange,
	checkWrite,
	missingAttributes,
	nonMutable,
	withAttributes,
} from '../users/attributes.ts';
import {refuseTakenName} from '../users/identity.ts';
import {newPassword, refuseReusedPassword, refuseWeakPassword} from '../users/passwords.ts';
import {type Answers, type AuthResponse, ask, required, type Step, type Verdict} from './steps.ts';

const prefix = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED, with the required attributes that the user is missing. */
export function askNewPassword(step: Step, user: User): AuthResponse {
	const {sub: _, ...attributes} = user.attributes;
	return ask(
		step,
		{name: 'NEW_PASSWORD_REQUIRED'},
		{
			USER_ID_FOR_SRP: user.username,
			requiredAttributes: JSON.stringify(
				missingAttributes(step.pool, user.attributes).map(name => prefix + name),
			),
			userAttributes: JSON.stringify(attributes),
		},
	);
}

/** Sets a new password and missing attributes. A refused one keeps the session open for another try. */
export function answerNewPassword(step: Step, user: User, answers: Answers): Verdict {
	const {context, pool, client} = step;
	const password = required(answers, 'NEW_PASSWORD');
	refuseWeakPassword(pool, password);
	refuseReusedPassword(pool, user, password);
	const given = Object.fromEntries(
		Object.entries(answers)
			.filter(([name]) => name.startsWith(prefix))
			.map(([name, value]) => [name.slice(prefix.length), value]),
	);
	for (const [name, value] of Object.entries(given)) {
		// Apps that return every attribute they got run into this (amplify's completeNewPassword, several reports).
		if (name.endsWith('_verified')) throw nonMutable(name);
		const before = user.attributes[name];
		if (pool.schema.get(name)?.Required && before && before !== value) {
			throw notAuthorized(`Cannot modify an already provided ${name}`);
		}
	}
	const isNew = ([name]: readonly [string, string]) => user.attributes[name] === undefined;
	// A missing value can be set once, even for an immutable attribute.
	const changes = Object.entries(given).filter(
		entry => !(isNew(entry) && pool.schema.get(entry[0])?.Mutable === false),
	);
	checkChange(pool, user.attributes, Object.fromEntries(changes));
	checkWrite(client, Object.keys(given));
	const attributes = withAttributes(user.attributes, given);
	const [missing] = missingAttributes(pool, attributes);
	if (missing !== undefined)
		throw invalidParameter(`Invalid attributes given, ${missing} is missing`);
	refuseTakenName(pool, attributes, user);
	const changed = context.state.change(pool, user, {
		...newPassword(context, pool, user, password),
		attributes,
		status: 'CONFIRMED',
	});
	return {passed: 'first', user: changed};
}
