/** Who is signed in, signing in and out, first start, one's own account. */
import { call, get, post, remove, type Page } from "./client.ts";

export interface Appointment { id?: string; role: string; role_name: string; org: string; org_name: string; line?: string | null; until?: string | null; delegated?: boolean }
export interface Session {
  account: { id: string; name: string; login: string } | null;
  appointments: Appointment[];
  may: { object: string; action: string }[];
  language: string;
  second_factor: boolean;
  demo: boolean;
}
export interface OpenSession { id: string; current?: boolean; source?: string; agent?: string; created_at: string; seen_at?: string; expires_at?: string }

export const readSession = () => get<Session>("/session");
export const signIn = (login: string, password: string, code?: string) =>
  call<void>("POST", "/session", { body: code ? { login, password, code } : { login, password } });
export const signOut = () => remove("/session");
export const listSessions = () => get<Page<OpenSession>>("/sessions");
export const endSession = (id: string) => remove(`/sessions/${id}`);
export const endAllSessions = () => remove("/sessions");
export const changePassword = (old: string, fresh: string) => call<void>("POST", "/password", { body: { old, new: fresh } });
export const beginSecondFactor = () => post<{ secret: string; otpauth: string; qr_svg: string }>("/second-factor");
export const confirmSecondFactor = (code: string) => post<void>("/second-factor/confirm", { code });
export const useLink = (token: string, password: string) => call<void>("POST", "/link", { body: { token, password } });
export const readSetup = () => get<{ open: boolean }>("/setup");
export const setUp = (body: { token: string; login: string; name: string; password: string }) => call<void>("POST", "/setup", { body });
