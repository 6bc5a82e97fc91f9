import {invalidParameter, notAuthorized} from '../model/failure.ts';
import type {User} from '../model/user.ts';
import {checkAttribute, withAttribute} from '../users/attributes.ts';
import {newPassword, refuseWeakPassword} from '../users/passwords.ts';
import {type Answers, type AuthResponse, ask, required, type Step, type Verdict} from './steps.ts';

const prefix = 'userAttributes.';

/** NEW_PASSWORD_REQUIRED, with the required attributes that the user lacks. */
export const askNewPassword = (step: Step, user: User): AuthResponse => {
	const missing = step.pool.settings.Schema.filter(
		({Name, Required}) => Required && !user.attributes[Name],
	);
	const {sub: _, ...attributes} = user.attributes;
	return ask(
		step,
		{name: 'NEW_PASSWORD_REQUIRED'},
		{
			USER_ID_FOR_SRP: user.username,
			requiredAttributes: JSON.stringify(missing.map(({Name}) => prefix + Name)),
			userAttributes: JSON.stringify(attributes),
		},
	);
};

/** A new password, and values for what was missing. A refused one leaves the session for another try. */
export const answerNewPassword = (step: Step, user: User, answers: Answers): Verdict => {
	const {context, pool} = step;
	const password = required(answers, 'NEW_PASSWORD');
	refuseWeakPassword(pool, password);
	let attributes = user.attributes;
	for (const [answer, value] of Object.entries(answers)) {
		if (!answer.startsWith(prefix)) continue;
		const name = answer.slice(prefix.length);
		checkAttribute(pool, name, value);
		const isRequired = pool.settings.Schema.some(rule => rule.Name === name && rule.Required);
		if (isRequired && attributes[name] && attributes[name] !== value) {
			throw notAuthorized(`Cannot modify an already provided ${name}`);
		}
		attributes = withAttribute(attributes, name, value);
	}
	const missing = pool.settings.Schema.find(({Name, Required}) => Required && !attributes[Name]);
	if (missing) throw invalidParameter(`Invalid attributes given, ${missing.Name} is missing`);
	const changed = context.state.change(pool, user, {
		...newPassword(context, pool, user, password),
		attributes,
		status: 'CONFIRMED',
	});
	return {passed: 'first', user: changed};
};
