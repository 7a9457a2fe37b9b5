// Tells the lines of a web page that are no text of the article: advertisements, buttons, invitations to read or follow, what stands at its head and foot.

import { simplify } from '../text/fold.ts'

/**
 * How surely a line is around a text and not of it: `sure` where its words stand alone nowhere else, `beside` where it is only between
 * others that are sure (a count, the name of a network); undefined for text. Lines of more than 160 characters are text.
 */
export function aroundText(words: string): 'sure' | 'beside' | undefined {
  if (words.length === 0 || words.length > 160) return undefined
  const line = simplify(words)
  if (isSure(line) || isByline(line)) return 'sure'
  if (BESIDE.test(line)) return 'beside'
  const parts = line.split(PARTS).filter(part => part !== '')
  if (parts.length < 2 || parts.length > 12) return undefined
  const known = parts.filter(part => isSure(part) || BESIDE.test(part))
  // Of a row of three buttons or more nobody knows all.
  const isAround =
    known.length === parts.length ||
    (parts.length > 2 && known.length * 2 > parts.length && parts.every(({ length }) => length <= 12))
  return isAround && known.some(part => !/^\d+$/.test(part)) ? 'sure' : undefined
}

/** When and where a page appeared, in one line with its buttons: 2021-03-13 07:16 来源：滨海日报 字号：[大 中 小] 打印本页. Without buttons it is text. */
export function isByline(line: string): boolean {
  let buttons = 0
  const rest = line.replace(BYLINE, part => {
    if (/^(?:字[号体]|打印|关闭|分享|浏览|点击|访问|收藏|下载|责任编辑|责编|编辑)/.test(part)) buttons++
    return ' '
  })
  return buttons > 0 && /^[\s|｜[\]【】（）()]*$/.test(rest)
}

const BYLINE =
  /(?:发布(?:时间|日期)|成文日期|时间|日期|更新(?:时间|日期)|信息来源|本文来源|来源|稿源|作者|编辑|责任编辑|责编|发布机构|发布单位|发文机关|索引号|主题分类|发文字号|文号|有效性|浏览(?:次数|量)|点击(?:次数|数|量)|访问(?:次数|量)|字[号体]|分享到?)\s{0,2}[:：][\s\u3000]{0,2}(?:[^\s:：]{1,40}(?=[\s|]|$))?|\d{4}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日)|\d{1,2}:\d{2}(?::\d{2})?|打印(?:本页|本文)?|关闭(?:窗口|本页)?|收藏|下载|纠错|微信|(?:新浪|腾讯)?微博|QQ空间|QQ好友|朋友圈|(?<![\u4e00-\u9fff])[大中小](?![\u4e00-\u9fff])/g

/** What parts the words of a row of buttons. */
const PARTS = /\s{0,4}[|｜·•]\s{0,4}|\s{2,8}|\s(?=[【[])|(?<=[】\]])\s{0,4}/

function isSure(line: string): boolean {
  return (
    ENGLISH.test(line) ||
    CHINESE.test(line) ||
    NETWORKS.test(line) ||
    CRUMBS.test(line) ||
    FOOT.test(line) ||
    SIZES.test(line)
  )
}

const ENGLISH =
  /^(?:\W{0,3}(?:advertisements?|ads? by .{1,30}|advertisement - scroll to continue|(?:story|article) continues (?:below|after).{0,40}|sponsored(?: content)?|read more(?:\s?[:»›>→].{0,140})?|read full (?:story|article)|continue reading.{0,40}|related (?:articles?|stories|posts?|reading)|more (?:on this|from this author|stories)|you (?:may|might) also like|recommended for you|most (?:read|viewed|popular)|share(?: this| full)?(?: (?:article|story|post|page))?|share on (?:facebook|twitter|x|linkedin|wechat|weibo|whatsapp)|gift(?: this)? (?:article|story)|tweet|copy link|print(?: this)?(?: (?:article|page))?|e-?mail this(?: (?:article|page))?|save(?: (?:article|story|for later))?|listen(?: to this (?:article|story).{0,20})?|select (?:voice|speed)|[0-9](?:\.[0-9]{1,2})?x|\d{1,2}[- ]?min(?:ute)?s? read(?:\d{1,2}-min)?|(?:estimated )?read(?:ing)? time\s?:?\s?\d{1,3} min(?:ute)?s?|\d{1,6} comments?|comments? \(\d{1,6}\)|(?:view|show)(?: all)? comments|(?:leave|post|add) a comment|join the conversation|why you can trust .{1,30}|subscribe(?: (?:now|today|to .{1,60}))?|get (?:our|the) .{0,40}newsletter.{0,60}|sign up(?: (?:now|today|for .{1,60}|to (?:our|the|get) .{1,60}))?|enter your e-?mail(?: address)?.{0,60}|sign in|log ?in|register|follow us(?: on .{1,30})?|follow .{1,30} on (?:facebook|twitter|x|linkedin|instagram|wechat|weibo)|skip to (?:main )?content|jump to (?:navigation|search|content)(?:\s?jump to (?:navigation|search))?|from wikipedia, the free encyclopedia|back to top|cookie (?:policy|settings)|accept (?:all )?cookies|all rights reserved\.?|click here.{0,40}|(?:go|switch) to (?:the )?(?:mobile|desktop|pc) (?:version|site)|(?:read|open) in (?:the )?app|download (?:pdf|the app)|(?:font|text) size\W{0,3}.{0,20}|article banner picture)\W{0,3})$/i
const CHINESE =
  /^[【[（(]?\s?(?:广告|推广|赞助内容|阅读更多|查看更多|点击查看.{0,12}|点击阅读.{0,12}|展开全文|阅读全文|阅读原文|阅读下一篇[:：]?.{0,60}|相关(?:阅读|链接|新闻|报道|稿件|文章|专题|解读|附件|政策|文件|信息)[:：]?|附件下载[:：]?|延伸阅读|推荐阅读|精彩推荐|为您推荐|猜你喜欢|热门推荐|分享[到至][:：]?.{0,20}|分享[:：].{0,20}|扫一扫.{0,20}|扫码(?:阅读|关注|下载|查看|分享|打开).{0,16}|关注(?:我们|公众号).{0,20}|微信扫一扫.{0,20}|打印(?:本页)?|关闭窗口|【?(?:打印|关闭|收藏)】?(?:\s?【?(?:打印|关闭|收藏|纠错)】?){0,4}|字号[:：]\s?(?:[大中小]|默认|超大|特大|[|\s]){1,12}|\[?字体[:：]\s?(?:[大中小]|默认|超大|特大|[|\s]){1,12}|语音(?:播报|朗读)|(?:收听|朗读)(?:全文|本文)|听全文|无障碍(?:阅读|浏览)|长者(?:模式|版)|关怀版|手机版|登录(?:\s?[/|]\s?注册)?|我要纠错|纠错|返回顶部|返回首页|(?:浏览|阅读|点击|访问)(?:量|数|次数|率)?\s?[:：]\s?\d{0,8}\s?次?|(?:评论|跟帖|点赞)(?:数)?\s?[:：(（]\s?\d{1,6}\s?[)）]?|上一篇[:：]?.{0,60}|下一篇[:：]?.{0,60}|责任编辑[:：].{0,20}|[（(]责任编辑[:：].{0,20}[）)]|责编[:：].{0,20}|编辑[:：].{0,12}|回(?:上一页|首页|顶部)|友善列印|网站导览|双语词汇|(?:阅读|浏览|点阅数?)\s?[:：]?\s?\d[\d.,]{0,9}万?\+?|(?:第\s?\d{1,3}\s?页\s{0,4}){2,20}|(?:(?:点赞|收藏|分享|评论|转发|打印|关闭|举报|复制链接)\s{0,3}\d{0,6}\s{0,3}){2,8}|网站地图|设为首页|加入收藏|跳转到(?:导航|搜索)(?:跳转到搜索)?|维基百科，自由的百科全书)\s?[】\]）)]?$|^:::$/

/** Two networks or more; one alone may be anything. */
const NETWORKS =
  /^(?:(?:share|分享)(?: (?:this|on|via|to))?\s?[:：]?\s{0,3})?(?:(?:facebook|twitter|x|linkedin|whatsapp|wechat|weibo|telegram|reddit|e-?mail|print|pinterest|messenger|flipboard|instagram|youtube|微信|微博|新浪微博|QQ空间|QQ好友|人人网)[\s,、/]{0,3}){2,12}$/i
/** 当前位置：首页 > 政策, Home » News: the way to a page. */
const CRUMBS =
  /^(?:您?(?:的|现在的?|当前的?|所在的?)?位置(?:是)?\s?[:：].{1,100}|(?:home|首页|网站首页)\s?(?:>{1,2}|＞|»|›|→)\s?.{1,100})$/i
/** What a page is made to say at its foot; long numbers are how a news agency files one. */
const FOOT =
  /^(?:(?:copyright|版权所有)\s{0,2}[©(（:：].{1,120}|版权所有(?:[\s，,].{0,100})?|©\s?.{1,120}|.{0,40}ICP备\s?\d{4,12}.{0,40}|.{0,20}公网安备.{0,40}|网站标识码.{1,30}|\d{24,60})$/i
const SIZES = /^[【[(（]?(?:字[体号]\s?[:：]?\s?)?[大中小](?:\s?[|｜/]?\s?[大中小]){1,2}[】\])）]?$/
const BESIDE =
  /^(?:\d{1,6}|\d{1,2}:\d{2}|comments?|e-?mail|facebook|twitter|linkedin|whatsapp|wechat|weibo|about us|contact us|privacy policy|terms of (?:use|service)|editor.{0,30}|微信|微博|评论|转发|点赞|收藏|分享|关于我们|联系我们|网站声明|隐私(?:声明|政策)|(?:主办|承办)(?:单位)?[:：].{1,80}|(?:运行维护|技术支持)(?:单位)?[:：].{1,60}|主管(?:单位)?[:：].{1,40}|地址[:：].{1,80}|邮编[:：]\s?\d{6}|关键词[:：].{1,80}|(?:免责)?声明[:：].{1,120}|(?:发表|我要)评论|推荐给朋友|mobile version|隐私权及资讯安全宣告|政府网站资料开放宣告|(?:[<«‹←]\s?)?(?:prev(?:ious)?(?: page)?|(?:table of )?contents|index|next(?: page)?|上一[页章节篇]|下一[页章节篇]|返回?目录|尾页|末页)(?:\s?[>»›→])?|.{1,80}\.(?:pdf|docx?|xlsx?|ofd|wps|zip))$/i

/** 04:30: how long a film takes that a page shows. */
export const LENGTH_OF_FILM = /^\d{1,2}:\d{2}(?::\d{2})?$/
