import {RequestLost} from './request-lost.ts';

/** Something that is read as it arrives: each `yield` waits for more bytes, or for the end of them. */
export type Reading<Result> = Generator<undefined, Result, undefined>;

/** The longest line of an answer in bytes, its end included (`_MAXLINE` of Python's `http/client.py`). */
const longestLine = 65_536;
/** How much of an answer is read, in bytes, whatever parts they are of: far above any of Cognito's. */
const largestAnswer = 10 * 1024 * 1024;

/** The bytes of an answer that have arrived and were not read yet. */
export class Incoming {
	#waiting: Buffer = Buffer.alloc(0);
	#isOver = false;
	#size = 0;

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
		this.#size += taken.length;
		if (this.#size > largestAnswer) {
			throw new RequestLost('tooLong', `more than ${largestAnswer} bytes`);
		}
		return taken;
	}
}

/** Bytes that are added a few at a time: however many pieces there are, they take no more room than their bytes. */
export class Gathered {
	#bytes: Buffer = Buffer.alloc(65_536);
	#size = 0;

	add(piece: Buffer): void {
		const size = this.#size + piece.length;
		if (size > this.#bytes.length) {
			this.#bytes = Buffer.concat([this.#bytes], Math.max(size, 2 * this.#bytes.length));
		}
		piece.copy(this.#bytes, this.#size);
		this.#size = size;
	}

	whole(): Buffer {
		return this.#bytes.subarray(0, this.#size);
	}
}
