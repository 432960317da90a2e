# Words of the console (/console/). Chinese is the master.

console-product = Yike · living circles, staff
console-product-short = Yike
console-product-long = living circles, staff
console-demo = demo data
console-skip = Skip to content
console-menu = Menu
console-trail = Where you are
console-large = Large text
console-to-residents = Pages for residents
console-cancel = Cancel
console-loading = Loading
console-nothing = Nothing here
console-try-again = Try again
console-reason-needed = Please give a reason
console-failed = Could not be read
console-failed-forbidden = You have no permission
console-failed-unreachable = The service does not answer. Check the network and try again.
console-nowhere = There is no such page
console-nowhere-means = The address is wrong, or you have no permission.
console-until = until { $day }

console-group-import = Import
console-group-network = Network
console-group-access = Access
console-group-assess = Assessment
console-group-publish = Publication
console-group-register = Register
console-group-system = System

# Signing in, first start, my account
console-sign-in = Sign in
console-sign-out = Sign out
console-login = Login name
console-password = Password
console-forgotten = If you forgot your password or are locked out, ask the security administrator of your unit.
console-code = Code
console-code-means = Enter the 6 digits that the authenticator on your phone shows.
console-name = Name
console-setup = First start
console-setup-means = Make the first security administrator here. All other accounts are opened and appointed by the security administrator.
console-setup-done = This has been done already; the link no longer works.
console-setup-no-token = Open the whole link that the service printed when it started.
console-setup-make = Make the account
console-me = My account
console-no-appointment = No appointment yet; ask the security administrator.
console-password-change = Change password
console-password-old = Old password
console-password-new = New password
console-password-again = Once more
console-password-differs = The two passwords differ
console-password-changed = Password changed
console-factor = Second factor
console-factor-means = Besides the password, signing in asks for the digits of an authenticator on your phone. It needs neither network nor text messages.
console-factor-is-on = on
console-factor-is-off = off
console-factor-begin = Switch on
console-factor-again = Change the phone
console-factor-scan = Scan the picture with the authenticator on your phone, or type in the letters below. Then enter the digits that the phone shows.
console-factor-picture = QR code of the second factor
console-factor-confirm = Confirm
console-factor-on = The second factor is on
console-sessions = Signed-in devices
console-sessions-end-all = Sign out everywhere
console-sessions-end-all-means = This device too. What is not saved anywhere is lost.
console-session-this = This device
console-session-browser = Browser
console-session-since = signed in { $moment }
console-session-seen = last used { $moment }
console-session-end = Sign out
console-session-ended = That device is signed out

# Home
console-home = Home
console-home-greeting = Good day, { $name }
console-home-open = Pages
console-home-nothing-allowed = Nothing is open to your account yet; ask the security administrator.
