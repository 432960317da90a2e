export function openMap(_section: HTMLElement): void {}
