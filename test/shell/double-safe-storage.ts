import type { ShellSafeStorage } from '../../electron/shell/shell-electron.ts';

/** Seals so that only this double opens it again, as the system's safe storage would. */
export class DoubleSafeStorage implements ShellSafeStorage {
  backend: ReturnType<ShellSafeStorage['getSelectedStorageBackend']> = 'gnome_libsecret';
  available = true;
  locked = false;
  /** What the sealed bytes begin with; Chromium marks its stand-in "v10" on Linux. */
  mark = 'v11';
  rotated = false;

  getSelectedStorageBackend() {
    return this.backend;
  }
  isAsyncEncryptionAvailable(): Promise<boolean> {
    return Promise.resolve(this.available);
  }
  encryptStringAsync(text: string): Promise<Buffer> {
    return Promise.resolve(
      Buffer.concat([Buffer.from(this.mark), Buffer.from(text).map((byte) => byte ^ 0x5a)]),
    );
  }
  decryptStringAsync(sealed: Buffer) {
    if (this.locked) return Promise.reject(new Error('Error while decrypting the ciphertext.'));
    const result = Buffer.from(sealed.subarray(3).map((byte) => byte ^ 0x5a)).toString();
    return Promise.resolve({ shouldReEncrypt: this.rotated, result });
  }
}
