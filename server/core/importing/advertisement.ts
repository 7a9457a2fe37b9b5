// Tells the lines of a web page that are no text of the article: advertisements, buttons, invitations to read or follow.

/** True for a line that is nothing but such words. */
export function isAdvertisement(line: string): boolean {
  return line.length <= 160 && (ENGLISH.test(line) || CHINESE.test(line))
}

const ENGLISH =
  /^(?:\W{0,3}(?:advertisements?|ads? by .{1,30}|sponsored(?: content)?|read more(?:\s?[:»›>→].{0,140})?|read full (?:story|article)|continue reading.{0,40}|related (?:articles?|stories|posts?|reading)|more (?:on this|from this author|stories)|you (?:may|might) also like|recommended for you|most (?:read|viewed|popular)|share(?: this)?(?: (?:article|story|post|page))?|share on (?:facebook|twitter|x|linkedin|wechat|weibo|whatsapp)|tweet|copy link|print(?: this)?(?: (?:article|page))?|e-?mail this(?: (?:article|page))?|save(?: article)?|listen(?: to this article)?|select (?:voice|speed)|[0-9](?:\.[0-9]{1,2})?x|\d{1,2}-min read(?:\d{1,2}-min)?|subscribe(?: (?:now|today|to .{1,40}))?|sign up(?: (?:now|today|for .{1,50}))?|sign in|log ?in|follow us(?: on .{1,30})?|skip to (?:main )?content|back to top|cookie (?:policy|settings)|accept (?:all )?cookies|all rights reserved\.?|click here.{0,40}|download (?:pdf|the app)|article banner picture)\W{0,3})$/i
const CHINESE =
  /^[【[（(]?(?:广告|廣告|推广|赞助内容|阅读更多|查看更多|点击查看.{0,12}|点击阅读.{0,12}|展开全文|阅读全文|阅读原文|相关阅读|相关链接|相关新闻|相关报道|延伸阅读|推荐阅读|猜你喜欢|热门推荐|分享到?[:：]?.{0,20}|扫一扫.{0,20}|扫码.{0,20}|关注(?:我们|公众号).{0,20}|微信扫一扫.{0,20}|打印(?:本页)?|关闭窗口|【?(?:打印|关闭|收藏)】?(?:\s?【?(?:打印|关闭|收藏|纠错)】?){0,4}|字号[:：].{0,20}|\[?字体[:：].{0,20}|我要纠错|纠错|返回顶部|返回首页|上一篇[:：]?.{0,60}|下一篇[:：]?.{0,60}|责任编辑[:：].{0,20}|[（(]责任编辑[:：].{0,20}[）)]|责编[:：].{0,20}|编辑[:：].{0,12}|网站地图|设为首页|加入收藏)[】\]）)]?$/
