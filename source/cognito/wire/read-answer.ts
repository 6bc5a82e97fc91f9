import {Problem} from '../../problem.ts';
import type {CodeDestination, Delivery} from '../cognito.ts';

/*
 * The SDK says what an answer should hold, and hands on what it does hold: a server may leave out a member or send a
 * number for a string.
 */

/** A member that has to be a string. Throws a `Problem` (`answerUnreadable`) that names it. */
export function readText(value: unknown, name: string): string {
	if (typeof value === 'string') return value;
	throw new Problem('answerUnreadable', {source: name, mayHaveBeenSent: true});
}

/** A member that may be missing: whatever isn't a string counts as missing. */
export function readOptionalText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** CodeDeliveryDetails, whole, half or none of it. */
export function readDelivery(
	details: {AttributeName?: unknown; DeliveryMedium?: unknown; Destination?: unknown} | undefined,
	{$metadata}: {readonly $metadata: {readonly requestId?: string | undefined}},
	at: number,
): Delivery {
	const attributeName = readOptionalText(details?.AttributeName);
	const requestId = readOptionalText($metadata.requestId);
	return {
		...readDestination(details?.DeliveryMedium, details?.Destination),
		...(attributeName !== undefined && {attributeName}),
		...(requestId !== undefined && {requestId}),
		at,
	};
}

/** Where a code went, as far as the service says. */
export function readDestination(medium: unknown, destination: unknown): CodeDestination {
	const [knownMedium, knownDestination] = [readOptionalText(medium), readOptionalText(destination)];
	return {
		...(knownMedium !== undefined && {medium: knownMedium}),
		...(knownDestination !== undefined && {destination: knownDestination}),
	};
}
