import assert from 'node:assert/strict';
import {createServer} from 'node:http';
import {test} from 'node:test';
import {fetchParameter} from '../../../source/aws-cli/input/fetch-parameter.ts';

/** The text of a response with this type and these bytes, or the error. */
async function fetched(
	type: string | undefined,
	bytes: readonly number[],
	status = 200,
): Promise<string> {
	const server = createServer((_, response) => {
		response.statusCode = status;
		if (type !== undefined) response.setHeader('content-type', type);
		response.end(Buffer.from(bytes));
	});
	await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	assert.ok(address && typeof address === 'object');
	try {
		const url = `http://127.0.0.1:${address.port}/x`;
		return await fetchParameter(url, new AbortController().signal);
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	} finally {
		server.close();
	}
}

test('a fetched parameter is read in the charset that its type names, as the AWS CLI reads it', async () => {
	const eAcute = [0xc3, 0xa9];
	assert.equal(await fetched('text/plain; charset=utf-8', eAcute), 'é');
	assert.equal(await fetched('text/plain; charset="UTF-8"', eAcute), 'é');
	assert.equal(await fetched('application/json', eAcute), 'é');
	assert.equal(await fetched(undefined, eAcute), 'é');
	assert.equal(await fetched('text/plain', eAcute), 'Ã©');
	assert.equal(await fetched('text/plain; charset=iso-8859-1', [0xe9, 0x80]), 'é\u0080');
	assert.equal(await fetched('text/plain; charset=iso-8859-2', [0xb1]), 'ą');
	const complaint = /^Unable to retrieve http:\/\/127\.0\.0\.1:\d+\/x: /;
	const refused = async (type: string, bytes: readonly number[]) =>
		(await fetched(type, bytes)).replace(complaint, '✗ ');
	assert.equal(await refused('text/plain; charset=nope', eAcute), '✗ unknown encoding: nope');
	assert.equal(
		await refused('x; charset=shift_jis', [0xff]),
		"✗ 'shift_jis' codec can't decode it",
	);
	assert.equal(
		await refused('application/json', [0xe9]),
		"✗ 'utf-8' codec can't decode byte 0xe9 in position 0: unexpected end of data",
	);
	assert.equal(await fetched('text/plain; charset=nope', []), '');
	assert.match(
		await fetched('text/plain; charset=nope', eAcute, 301),
		/: received non 200 status code of 301$/,
	);
});
