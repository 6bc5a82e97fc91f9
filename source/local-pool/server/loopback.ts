import {BlockList, isIP, isIPv4} from 'node:net';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

/** Whether an IP address is loopback: 127.0.0.0/8 (RFC 1122), also as IPv4-mapped IPv6, or ::1. */
export const isLoopbackAddress = (address: string): boolean =>
	isIP(address) !== 0 && loopback.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');

/** Whether a URL's host name can only mean this computer. */
export const isLoopbackName = (hostname: string): boolean =>
	hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'));
