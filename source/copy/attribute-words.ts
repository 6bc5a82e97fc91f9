import type {UserAttribute} from '../cognito/cognito.ts';
import {isVerifiable} from '../verifiable.ts';

/** Whether an attribute is verified, or why it cannot be, and whether that is settled or still to be done. */
export function attributeMark({name, isVerified, value}: UserAttribute): {
	readonly text: string;
	readonly tone: 'good' | 'warning' | 'muted';
} {
	if (!isVerifiable(name)) return {text: 'can’t be verified', tone: 'muted'};
	if (value === '') return {text: 'no value yet', tone: 'muted'};
	if (isVerified === undefined) return {text: 'unknown', tone: 'muted'};
	return isVerified ? {text: 'verified', tone: 'good'} : {text: 'not verified', tone: 'warning'};
}
