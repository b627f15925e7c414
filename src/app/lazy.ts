/** Something that is made when it is first needed. */
export interface Lazy<T> {
  (): Promise<T>;
  /** Whether it has been made. */
  isOpen(): boolean;
}

/** Makes something on the first call, and answers with it ever after. */
export function lazy<T>(make: () => Promise<T>): Lazy<T> {
  let made: Promise<T> | undefined;
  let open = false;
  const get = () => {
    made ??= make().then((value) => {
      open = true;
      return value;
    });
    return made;
  };
  return Object.assign(get, { isOpen: () => open });
}
