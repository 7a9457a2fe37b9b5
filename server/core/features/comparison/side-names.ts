// Names the two documents of a comparison so that they can be told apart: two versions of a law have one title.

/** What a document may be told from another one by. */
interface Named {
  readonly title: string
  readonly date: string | undefined
  readonly id: string
}

/** The titles; where both are one, with the dates, or, where these are one or missing, with the ids. */
export function sideNames(before: Named, after: Named): readonly [before: string, after: string] {
  if (before.title !== after.title) return [before.title, after.title]
  const isDated = before.date !== undefined && after.date !== undefined && before.date !== after.date
  const name = ({ title, date, id }: Named): string => {
    const by = isDated ? date : id
    return /\p{Script=Han}/u.test(title) ? `${title}（${by}）` : `${title} (${by})`
  }
  return [name(before), name(after)]
}
