import { getCACertificates, setDefaultCACertificates } from 'node:tls';

/**
 * Trusts what the machine's own certificate store trusts, beside Node's list: a city's hub often has a certificate of the
 * city's own authority. Node looks at its list only, unless told.
 */
export function trustSystemCertificates(): void {
  setDefaultCACertificates([...getCACertificates('default'), ...getCACertificates('system')]);
}
