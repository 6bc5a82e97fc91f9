import {RequestLost} from './request-lost.ts';

/** Something that is read as it arrives: each `yield` waits for more bytes, or for the end of them. */
export type Reading<Result> = Generator<undefined, Result, undefined>;

/** The longest line of an answer in bytes, its end included (`_MAXLINE` of Python's `http/client.py`). */
const longestLine = 65_536;
/** The largest body that is read, in bytes: far above any of Cognito's. */
const largestBody = 10 * 1024 * 1024;

/** The bytes of an answer that have arrived and were not read yet. */
export class Incoming {
	#waiting: Buffer = Buffer.alloc(0);
	#isOver = false;
	#bodySize = 0;

	push(chunk: Buffer): void {
		this.#waiting = this.#waiting.length === 0 ? chunk : Buffer.concat([this.#waiting, chunk]);
	}

	/** Nothing comes any more. */
	end(): void {
		this.#isOver = true;
	}

	/** The next line with its end, as Latin-1; what is left where it has none, which is nothing at the end. */
	*line(): Reading<string> {
		for (;;) {
			const length = this.#waiting.indexOf('\n') + 1;
			if (Math.max(length, length || this.#waiting.length) > longestLine) {
				throw new RequestLost('closed', 'a line of the answer is too long');
			}
			if (length > 0) return this.#take(length).toString('latin1');
			if (this.#isOver) return this.#take(longestLine).toString('latin1');
			yield;
		}
	}

	/** So many bytes of the body, or all there are where the stream is over before. */
	*body(length: number): Reading<Buffer> {
		const parts: Buffer[] = [];
		for (let missing = length; missing > 0; ) {
			const part = this.#take(missing);
			this.#bodySize += part.length;
			if (this.#bodySize > largestBody) {
				throw new RequestLost('tooLong', `more than ${largestBody} bytes`);
			}
			parts.push(part);
			missing -= part.length;
			if (missing > 0) {
				if (this.#isOver) break;
				yield;
			}
		}
		return Buffer.concat(parts);
	}

	#take(most: number): Buffer {
		const taken = this.#waiting.subarray(0, most);
		this.#waiting = this.#waiting.subarray(taken.length);
		return taken;
	}
}
