/**
 * A certificate that signs itself, and its key, for servers of tests: nothing outside the tests trusts it. It is good
 * for pictures.example and what is below, localhost, 127.0.0.1 and ::1, from 2000 to 2099. Made with `openssl ca
 * -selfsign -startdate 20000101000000Z -enddate 20991231235959Z`.
 */
export const testCertificate = `-----BEGIN CERTIFICATE-----
MIIB3DCCAYOgAwIBAgIBATAKBggqhkjOPQQDAjAyMTAwLgYDVQQDDCdUZXN0cyBv
ZiBEcmlzaHRpLCB0byBiZSB0cnVzdGVkIG5vd2hlcmUwIBcNMDAwMTAxMDAwMDAw
WhgPMjA5OTEyMzEyMzU5NTlaMDIxMDAuBgNVBAMMJ1Rlc3RzIG9mIERyaXNodGks
IHRvIGJlIHRydXN0ZWQgbm93aGVyZTBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IA
BMdf+SBMmmslJBzVwuEDuNyH8/48L95/IyVR5wvFRz5CcWDK+fs6Am7xWyjwsv1x
2Km13STGx0JolDrezJ9Q5FajgYcwgYQwDwYDVR0TAQH/BAUwAwEB/zBSBgNVHREE
SzBJghBwaWN0dXJlcy5leGFtcGxlghIqLnBpY3R1cmVzLmV4YW1wbGWCCWxvY2Fs
aG9zdIcEfwAAAYcQAAAAAAAAAAAAAAAAAAAAATAdBgNVHQ4EFgQUjDiVupfzO87c
yJdw1BsMKa2vPBEwCgYIKoZIzj0EAwIDRwAwRAIgJK2K25/ajbIdgjQE18L3+f9v
8uUhMwuwBPDbyueQhdkCIAXQ+gIR/kwbahNgSjfW46jZ7AT1+lHJYhoZkFQgPk5I
-----END CERTIFICATE-----
`;

/** Of the certificate above: public, as everything in this file. */
export const testKey = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgClgw9mBUa5cc92aW
MvjBs5C7Bm7rStfBWsRfdLmLGwGhRANCAATHX/kgTJprJSQc1cLhA7jch/P+PC/e
fyMlUecLxUc+QnFgyvn7OgJu8Vso8LL9cdiptd0kxsdCaJQ63syfUORW
-----END PRIVATE KEY-----
`;
