import {checkServerIdentity} from 'node:tls';
import {HttpsProxyAgent} from 'https-proxy-agent';

type Connect = HttpsProxyAgent<string>['connect'];

/**
 * An agent whose connections go through a proxy's tunnel (CONNECT, RFC 9110 section 9.3.6). The certificate at the
 * tunnel's end is held against the host that was asked for.
 */
export class TunnelAgent extends HttpsProxyAgent<string> {
	/* HttpsProxyAgent leaves out a host that is an IP address, and Node.js then looks for "localhost". */
	override connect(...[request, options]: Parameters<Connect>): ReturnType<Connect> {
		if (!options.secureEndpoint) return super.connect(request, options);
		const host = options.host ?? '';
		return super.connect(request, {
			...options,
			checkServerIdentity: (_, certificate) => checkServerIdentity(host, certificate),
		});
	}
}
