// Why the system does not read or write a file, in words.

import type { Locale } from './locale.ts'

/** Why a file could not be read or written, of what Node or an editor's file system threw; one line without a full stop, and without the path. */
export function systemMessage(error: unknown, locale: Locale): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return systemWords(code, locale) ?? (error instanceof Error ? error.message : String(error))
}

/** The same of the system's own code (`EACCES`); undefined for one that is rare. */
export function systemWords(code: string, locale: Locale): string | undefined {
  return WORDS[code]?.[locale]
}

const NO_RIGHT = { en: 'permission denied', zh: '没有权限' }

const WORDS: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  EACCES: NO_RIGHT,
  EPERM: NO_RIGHT,
  ENOENT: { en: 'no such file or folder', zh: '没有此文件或文件夹' },
  EISDIR: { en: 'it is a folder', zh: '这是文件夹' },
  EFTYPE: { en: 'it is no file, but a pipe or a device', zh: '不是文件，而是管道或设备' },
  ENOTDIR: { en: 'part of the path is no folder', zh: '路径中有一段不是文件夹' },
  ENOSPC: { en: 'there is no room left on the disk', zh: '磁盘空间不足' },
  EDQUOT: { en: 'there is no room left for this user', zh: '用户磁盘配额已满' },
  EROFS: { en: 'the disk can only be read', zh: '磁盘为只读' },
  ENAMETOOLONG: { en: 'the name is too long', zh: '文件名过长' },
  ELOOP: { en: 'its links lead in a circle', zh: '链接循环' },
  EBUSY: { en: 'another program is using it', zh: '文件正被其他程序使用' },
  EMFILE: { en: 'too many files are open', zh: '打开的文件过多' },
  ENFILE: { en: 'too many files are open', zh: '打开的文件过多' },
}
