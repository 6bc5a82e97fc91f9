import {Problem} from '../../problem.ts';
import type {CodeDestination, Delivery} from '../cognito.ts';

/*
 * The SDK's types describe what a response should contain, but it passes on whatever it contains: a server may leave
 * out a member or send a number for a string.
 */

/** Reads a required string. Throws a `Problem` (`answerUnreadable`) that names it. */
export function readText(value: unknown, name: string): string {
	if (typeof value === 'string') return value;
	throw new Problem('answerUnreadable', {source: name, mayHaveBeenSent: true});
}

/** Reads an optional string; anything else counts as missing. */
export function readOptionalText(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads CodeDeliveryDetails, of which any part may be missing. */
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

/** The destination of a code, as far as the service says. */
export function readDestination(medium: unknown, destination: unknown): CodeDestination {
	const [knownMedium, knownDestination] = [readOptionalText(medium), readOptionalText(destination)];
	return {
		...(knownMedium !== undefined && {medium: knownMedium}),
		...(knownDestination !== undefined && {destination: knownDestination}),
	};
}
