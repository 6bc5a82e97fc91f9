/** Where a request was lost. After `unsendable`, `refused` and `proxyRefused` it is sure that nothing was sent. */
export type LossKind =
	| 'unsendable'
	| 'refused'
	| 'proxyRefused'
	| 'connectTimeout'
	| 'readTimeout'
	| 'certificate'
	| 'tooLong'
	| 'unreadable'
	| 'closed';

/** A request that got no whole answer; `reason` is the system's word for it. */
export class RequestLost extends Error {
	override readonly name = 'RequestLost';
	readonly kind: LossKind;
	readonly reason: string;

	constructor(kind: LossKind, reason: string) {
		super(`${kind}: ${reason}`);
		this.kind = kind;
		this.reason = reason;
	}
}
