import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { until } from './installation.ts';

/** An SMTP server (RFC 5321) that takes every letter and keeps it. */
export class Mailbox {
  private readonly letters: string[] = [];
  private readonly server: Server;

  private constructor() {
    this.server = createServer((socket) => this.serve(socket));
  }

  static async open(): Promise<Mailbox> {
    const box = new Mailbox();
    await new Promise<void>((listening) => box.server.listen(0, '127.0.0.1', listening));
    return box;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** The first match in a letter to this address, waited for. */
  async find(address: string, wanted: RegExp): Promise<string> {
    const [found] = await until(`a letter to ${address} with ${wanted}`, 30_000, async () =>
      this.letters
        .filter((letter) => letter.includes(address))
        .map((letter) => wanted.exec(letter))
        .find((match) => match !== null),
    );
    return found;
  }

  close(): void {
    this.server.close();
  }

  private serve(socket: Socket): void {
    let letter: string[] | null = null;
    const say = (line: string) => socket.write(`${line}\r\n`);
    say('220 localhost');
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket, crlfDelay: Infinity }).on('line', (line) => {
      if (letter !== null && line !== '.') {
        letter.push(line);
      } else if (letter !== null) {
        this.letters.push(decoded(letter.join('\n')));
        letter = null;
        say('250 kept');
      } else if (/^DATA/i.test(line)) {
        letter = [];
        say('354 go on');
      } else {
        say(/^QUIT/i.test(line) ? '221 bye' : '250 localhost');
      }
    });
  }
}

/** Quoted-printable (RFC 2045 §6.7), as far as ASCII goes. */
function decoded(text: string): string {
  return text
    .replaceAll('=\n', '')
    .replaceAll(/=([0-7][0-9A-F])/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}
