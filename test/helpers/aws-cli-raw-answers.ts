/** Raw responses, including odd ones that Python accepts; each character is a byte. */
import fc from 'fast-check';

const body = '{"Username":"u","UserAttributes":[]}';

const startLines = fc.constantFrom(
	...['HTTP/1.1 200 OK', 'HTTP/1.1 200 OK', 'HTTP/1.0 200 OK', 'HTTP/1.1 200', 'HTTP/1.1  200 OK'],
	...[
		'HTTP/1.1 204 No',
		'HTTP/1.1 304 x',
		'HTTP/1.1 400 Bad',
		'HTTP/1.1\t200\tOK',
		'HTTP/1.2 200 OK',
	],
	...[
		'HTTP/1.1 0200 OK',
		'HTTP/1.1 20 0',
		'http/1.1 200 OK',
		' HTTP/1.1 200 OK',
		'HTTP/2.0 200 OK',
	],
	...['HTTP/1.1 205 Reset', 'HTTP/1.1 100 C\r\n\r\nHTTP/1.1 200 OK', 'HTTP/1.1 200 \xe9\x01', ''],
);
const headers = fc.constantFrom(
	...['Content-Length: 36', 'Content-Length: 36', 'Content-Length: 35', 'Content-Length: 40'],
	...['Content-Length: 3_6', 'Content-Length : 36', 'Content-Length: ', 'Content-Length: 0'],
	...['Content-Length: 36, 36', 'Content-Length: 36, 35', 'Content-Length: -1'],
	...['Transfer-Encoding: chunked', 'Transfer-Encoding: Chunked, gzip', 'Transfer-Encoding: x'],
	...['Content-Encoding: gzip', 'Connection: keep-alive', 'A', ' folded', ': x', 'From x'],
	...['\xe9: b', 'X\rContent-Length: 1', 'x-amzn-query-error: Q;S', 'Location: /x'],
);
const chunks = fc.constantFrom(
	`24\r\n${body}\r\n0\r\n\r\n`,
	`24;a=b\r\n${body}\r\n0\r\nT: r\r\n\r\n`,
	`24\n${body}\r\n0\n\n`,
	` 0x24 \r\n${body}XX00\r\n`,
	`10\r\n${body.slice(0, 16)}\r\n14\r\n${body.slice(16)}\r\n0\r\n\r\nmore`,
	`24\r\n${body}\r\n`,
);
const bodies = fc.constantFrom(body, body, body, `${body}more`, '', body.slice(0, 20), '\xff');

/** The response for a user. */
export const rawAnswers = fc
	.tuple(
		startLines,
		fc.array(headers, {maxLength: 4}),
		fc.constantFrom('\r\n', '\r\n', '\n'),
		fc.oneof(bodies, chunks),
	)
	.map(([start, lines, end, content]) => [start, ...lines, '', ''].join(end) + content);
